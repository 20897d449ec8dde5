import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { createBusiness, createLocation, createProduct, createUser } from "@/lib/testing/factories";
import { useTestDb } from "@/lib/testing/test-db";
import { listMovements } from "./list-movements";
import type { ManualMovement } from "./movement-schema";
import { recordManualMovement, recordMovement } from "./record-movement";

const { db } = useTestDb();

let businessId: number;
let userId: number;
let locationId: number;
let productId: number;
let variationId: number;
beforeEach(async () => {
  businessId = (await createBusiness(db())).id;
  userId = (await createUser(db(), businessId)).id;
  locationId = (await createLocation(db(), businessId)).id;
  const product = await createProduct(db(), businessId, { stock: { [locationId]: "10" } });
  productId = product.id;
  variationId = product.variations[0]!.id;
});

function write(kind: ManualMovement["kind"], quantity: string, clientKey: string = randomUUID()) {
  return recordManualMovement(db(), businessId, userId, {
    clientKey,
    variationId,
    locationId,
    kind,
    quantity,
    reason: "test",
  });
}

async function level(): Promise<string | undefined> {
  const row = await db().stockLevel.findUnique({ where: { variationId_locationId: { variationId, locationId } } });
  return row?.quantity.toFixed();
}

test("adjustments and receipts add up, with exact fractions", async () => {
  await write("adjustment", "-0.3");
  await write("receipt", "0.1");
  await write("receipt", "0.2");
  expect(await level()).toBe("10");
});

test("simultaneous movements are all counted", async () => {
  await Promise.all(Array.from({ length: 20 }, () => write("adjustment", "-0.25")));
  expect(await level()).toBe("5");
});

test("a repeated form is booked once, after a lost answer and at the same moment", async () => {
  const clientKey = randomUUID();
  const answers = await Promise.all([write("receipt", "3", clientKey), write("receipt", "3", clientKey)]);
  expect(await write("receipt", "3", clientKey)).toEqual(answers[0]);
  expect(answers[1]).toEqual(answers[0]);
  expect(await level()).toBe("13");
  await expect(write("receipt", "4", clientKey)).rejects.toMatchObject({
    code: "conflict",
    message: "bookedOtherwise",
  });
});

describe("a count", () => {
  test("writes the difference, and nothing when there is none", async () => {
    const { id } = await write("count", "7.5");
    expect((await listMovements(db(), businessId, { productId })).items[0]).toMatchObject({
      id,
      kind: "count",
      quantity: "-2.5",
    });
    expect(await write("count", "7.5")).toEqual({ id: null });
    expect(await level()).toBe("7.5");
  });

  test("ends at the counted quantity when posted twice at once, even without a level before", async () => {
    const elsewhere = (await createLocation(db(), businessId)).id;
    const count = { variationId, kind: "count" as const, quantity: "4", reason: "shelf" };
    await Promise.all(
      [locationId, locationId, elsewhere, elsewhere].map((id) =>
        recordManualMovement(db(), businessId, userId, { ...count, clientKey: randomUUID(), locationId: id }),
      ),
    );
    const levels = await db().stockLevel.findMany({ where: { variationId } });
    expect(levels.map(({ quantity }) => quantity.toFixed())).toEqual(["4", "4"]);
  });

  test("does not deadlock with simultaneous movements and edits", async () => {
    const edits = [1, 2, 3].map(() => db().product.update({ where: { id: productId }, data: { name: "x" } }));
    await expect(
      Promise.all([...edits, write("count", "1"), write("adjustment", "1"), write("count", "2")]),
    ).resolves.toBeDefined();
  });
});

test("a variation or location of another business is refused", async () => {
  const otherId = (await createBusiness(db())).id;
  const theirLocation = (await createLocation(db(), otherId)).id;
  const movement = { kind: "adjustment", quantity: "1", variationId } as const;
  for (const [business, location] of [
    [businessId, theirLocation],
    [otherId, theirLocation],
    [otherId, locationId],
  ] as const) {
    const record = db().$transaction((tx) =>
      recordMovement(tx, { ...movement, businessId: business, locationId: location }),
    );
    await expect(record).rejects.toMatchObject({ code: "not_found" });
  }
  expect((await listMovements(db(), otherId, { productId })).items).toEqual([]);
});

test("movements are listed newest first, page by page", async () => {
  for (const quantity of ["1", "2", "3"]) await write("receipt", quantity);
  const first = await listMovements(db(), businessId, { productId }, 2);
  expect(first.items.map(({ quantity }) => quantity)).toEqual(["3", "2"]);
  expect(first.items[0]).toMatchObject({ userName: "owner", reason: "test", kind: "receipt" });
  const second = await listMovements(db(), businessId, { productId, cursor: first.nextCursor ?? "" }, 2);
  expect(second).toMatchObject({ items: [{ quantity: "1" }, { quantity: "10", kind: "opening" }], nextCursor: null });
});

import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { DEFAULT_ROLES, type RoleName } from "@/lib/auth/permissions";
import { createBusiness, createLocation, createProduct, createUser } from "@/lib/testing/factories";
import { useTestDb } from "@/lib/testing/test-db";
import { listLedger } from "./list-ledger";
import { postCount } from "./post-count";
import { receiveStock } from "./receive-stock";
import type { StockKeeper } from "./require-goods";
import { recordMovement } from "./record-movement";
import { transferStock } from "./transfer-stock";

const { db } = useTestDb();

let owner: StockKeeper;
let shop: number;
let warehouse: number;
let tea: number;
let cup: number;
beforeEach(async () => {
  const businessId = (await createBusiness(db())).id;
  owner = await keeper(businessId, "owner");
  shop = (await createLocation(db(), businessId, "Shop")).id;
  warehouse = (await createLocation(db(), businessId, "Warehouse")).id;
  tea = (await createProduct(db(), businessId, { stock: { [shop]: "10" } })).variations[0]!.id;
  cup = (await createProduct(db(), businessId, { sku: "CUP", stock: { [shop]: "3" } })).variations[0]!.id;
});

async function keeper(businessId: number, role: RoleName): Promise<StockKeeper> {
  return { id: (await createUser(db(), businessId, role)).id, businessId, permissions: [...DEFAULT_ROLES[role]] };
}

async function level(variationId: number, locationId: number): Promise<string> {
  const row = await db().stockLevel.findUnique({ where: { variationId_locationId: { variationId, locationId } } });
  return row?.quantity.toFixed() ?? "0";
}

function transfer(
  lines: { variationId: number; quantity: string }[],
  values: { by?: StockKeeper; allowShortage?: boolean; isBack?: boolean; clientKey?: string } = {},
) {
  const { by = owner, allowShortage = false, isBack = false, clientKey = randomUUID() } = values;
  const [fromLocationId, toLocationId] = isBack ? [warehouse, shop] : [shop, warehouse];
  return transferStock(db(), by, { clientKey, fromLocationId, toLocationId, note: "van 2", lines, allowShortage });
}

describe("a transfer", () => {
  test("is two movements per line with one reference", async () => {
    const { reference } = await transfer([
      { variationId: tea, quantity: "2.5" },
      { variationId: cup, quantity: "3" },
    ]);
    expect([
      await level(tea, shop),
      await level(tea, warehouse),
      await level(cup, shop),
      await level(cup, warehouse),
    ]).toEqual(["7.5", "2.5", "0", "3"]);
    const { items } = await listLedger(db(), owner.businessId, { kind: "transfer" });
    expect(items.map(({ reason }) => reason)).toEqual(Array(4).fill(`${reference} · Shop → Warehouse · van 2`));
  });

  test("of missing goods needs the confirmation of a user who may oversell, and moves nothing otherwise", async () => {
    const lines = [
      { variationId: tea, quantity: "1" },
      { variationId: cup, quantity: "4" },
    ];
    await expect(transfer(lines)).rejects.toMatchObject({
      code: "conflict",
      message: "transferAsk",
      values: { items: "CUP (3)" },
    });
    const helper: StockKeeper = { ...owner, permissions: ["stock.adjust"] };
    await expect(transfer(lines, { by: helper, allowShortage: true })).rejects.toMatchObject({
      code: "forbidden",
      message: "transferRefused",
    });
    expect(await level(tea, warehouse)).toBe("0");
    await transfer(lines, { allowShortage: true });
    expect(await level(cup, shop)).toBe("-1");
  });

  test("never takes the same piece twice, even with many at once", async () => {
    const results = await Promise.allSettled(
      Array.from({ length: 12 }, () => transfer([{ variationId: cup, quantity: "1" }])),
    );
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(3);
    expect([await level(cup, shop), await level(cup, warehouse)]).toEqual(["0", "3"]);
  });

  test("does not deadlock with one in the other direction, in any order of lines", async () => {
    await receiveStock(db(), owner, {
      clientKey: randomUUID(),
      locationId: warehouse,
      note: "r",
      lines: [
        { variationId: tea, quantity: "10" },
        { variationId: cup, quantity: "10" },
      ],
    });
    const lines = [
      { variationId: tea, quantity: "0.1" },
      { variationId: cup, quantity: "0.1" },
    ];
    const all = Array.from({ length: 10 }, (_, index) =>
      transfer(index % 3 === 0 ? [...lines].reverse() : lines, { isBack: index % 2 === 0 }),
    );
    await expect(Promise.all(all)).resolves.toHaveLength(10);
    expect([await level(tea, shop), await level(cup, warehouse)]).toEqual(["10", "10"]);
  });
});

describe("a repeated form", () => {
  const receive = (clientKey: string, quantity = "5") =>
    receiveStock(db(), owner, { clientKey, locationId: shop, note: "4711", lines: [{ variationId: tea, quantity }] });

  test("gets the first answer and moves nothing, even at the same moment", async () => {
    const clientKey = randomUUID();
    const answers = await Promise.all([receive(clientKey), receive(clientKey), receive(clientKey)]);
    expect(new Set([...answers, await receive(clientKey)].map(({ reference }) => reference)).size).toBe(1);
    expect(await level(tea, shop)).toBe("15");
    const there = { clientKey: randomUUID() };
    const lines = [{ variationId: cup, quantity: "2" }];
    expect(await transfer(lines, there)).toEqual(await transfer(lines, there));
    expect([await level(cup, shop), await level(cup, warehouse)]).toEqual(["1", "2"]);
  });

  test("with other fields is refused", async () => {
    const clientKey = randomUUID();
    await receive(clientKey);
    await expect(receive(clientKey, "6")).rejects.toMatchObject({ code: "conflict", message: "bookedOtherwise" });
    expect(await level(tea, shop)).toBe("15");
  });

  test("succeeds after a refusal, and keys are separate per business", async () => {
    const clientKey = randomUUID();
    const lines = [{ variationId: cup, quantity: "4" }];
    await expect(transfer(lines, { clientKey })).rejects.toMatchObject({ message: "transferAsk" });
    await transfer(lines, { clientKey, allowShortage: true });
    const neighbour = await keeper((await createBusiness(db())).id, "owner");
    const locationId = (await createLocation(db(), neighbour.businessId)).id;
    const { variations } = await createProduct(db(), neighbour.businessId);
    const delivery = { clientKey, locationId, note: "x", lines: [{ variationId: variations[0]!.id, quantity: "1" }] };
    expect((await receiveStock(db(), neighbour, delivery)).reference).toMatch(/^R-/);
  });
});

describe("a stock-take", () => {
  const count = (counted: string, ageMs: number) =>
    postCount(db(), owner, { locationId: shop, note: "", lines: [{ variationId: tea, counted, ageMs }] });

  function sell(quantity: string) {
    return db().$transaction((tx) =>
      recordMovement(tx, {
        businessId: owner.businessId,
        variationId: tea,
        locationId: shop,
        kind: "sale",
        quantity: `-${quantity}`,
      }),
    );
  }

  /** Moves all movements a day back, so that they precede any count by far. */
  async function passADay() {
    await db().$executeRaw`alter table stock_movements disable trigger stock_movements_append_only`;
    await db()
      .$executeRaw`update stock_movements set created_at = now() - interval '1 day' where business_id = ${owner.businessId}`;
    await db().$executeRaw`alter table stock_movements enable trigger stock_movements_append_only`;
  }

  test("leaves sales between counting and posting unchanged", async () => {
    await passADay();
    await sell("2");
    // Ten are expected and nine counted, a minute before two are sold.
    expect(await count("9", 60_000)).toMatchObject({ changed: 1 });
    expect(await level(tea, shop)).toBe("7");
    expect(await count("9", 60_000)).toMatchObject({ changed: 0, unchanged: 1 });
    expect(await level(tea, shop)).toBe("7");
  });

  test("after a sale ends at the counted quantity", async () => {
    await sell("2");
    await passADay();
    await count("9", 0);
    expect(await level(tea, shop)).toBe("9");
  });

  test("by two people at once is posted once", async () => {
    await passADay();
    const results = await Promise.all([count("4", 0), count("4", 0), count("4", 0)]);
    expect(results.reduce((sum, { changed }) => sum + changed, 0)).toBe(1);
    expect(await level(tea, shop)).toBe("4");
  });

  test("loses no simultaneous sales and transfers", async () => {
    await passADay();
    // Nine of ten were counted a minute ago, and all other movements are later, in any order.
    await Promise.all([
      sell("1"),
      count("9", 60_000),
      sell("1"),
      transfer([{ variationId: tea, quantity: "1" }]),
      sell("1"),
    ]);
    expect([await level(tea, shop), await level(tea, warehouse)]).toEqual(["5", "1"]);
  });
});

test("variations and locations of another business are refused", async () => {
  const stranger = await keeper((await createBusiness(db())).id, "owner");
  const theirs = (await createLocation(db(), stranger.businessId)).id;
  const lines = [{ variationId: tea, quantity: "1" }];
  await expect(transfer(lines, { by: stranger })).rejects.toMatchObject({ fields: { fromLocationId: "locationGone" } });
  await expect(
    receiveStock(db(), stranger, { clientKey: randomUUID(), locationId: theirs, note: "x", lines }),
  ).rejects.toMatchObject({ message: "variationGone" });
  await expect(
    receiveStock(db(), owner, { clientKey: randomUUID(), locationId: theirs, note: "x", lines }),
  ).rejects.toMatchObject({ fields: { locationId: "locationGone" } });
  const counted = { locationId: theirs, note: "", lines: [{ variationId: tea, counted: "1", ageMs: 0 }] };
  await expect(postCount(db(), stranger, counted)).rejects.toMatchObject({ message: "variationGone" });
  expect((await listLedger(db(), stranger.businessId, {})).items).toEqual([]);
});

import { beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { pushChangedStock } from "@/lib/sync/stock/push-changed-stock";
import { createHarness, type Harness } from "@/lib/testing/engine-harness";
import { createProduct, createVariation } from "@/lib/testing/factories";
import { useTestDb } from "@/lib/testing/test-db";
import { useSandbox } from "@/lib/testing/use-server";

const testDb = useTestDb();
const sandbox = useSandbox();
let h: Harness;

beforeEach(async () => {
  h = await createHarness({ db: testDb.db(), pool: testDb.pool() }, sandbox());
});

const remote = (sku: string) => sandbox().state.findBySku(sku);

/** Changes a product's type in the store, as a person does. */
async function retype(sku: string, type: "simple" | "variable") {
  const client = h.deps.openClient(h.store);
  await client.put(`products/${remote(sku)?.id}`, { type }, z.unknown());
}

const move = (variationId: number) =>
  h.db.stockMovement.create({
    data: { businessId: h.business.id, variationId, locationId: h.location.id, kind: "adjustment", quantity: -1 },
  });

const failuresOf = async (runId: number) =>
  (await h.db.syncEntry.findMany({ where: { runId, outcome: "failed" }, orderBy: { id: "asc" } })).map(
    ({ entity, errorCode, errorDetail }) => [entity, errorCode, errorDetail],
  );

test("a product that a person made variable in the store is reported, and its quantity is not counted as sent", async () => {
  const mug = await createProduct(h.db, h.business.id, { sku: "MUG", price: "1", stock: { [h.location.id]: 9 } });
  const variationId = mug.variations[0]?.id ?? 0;
  await h.sync();
  await pushChangedStock(h.deps, h.store.id);
  const pushed = () => h.db.stockPush.findFirst({ where: { variationId }, select: { quantity: true } });
  const before = await pushed();
  await retype("MUG", "variable");

  await h.db.variation.update({ where: { id: variationId }, data: { price: "2" } });
  await move(variationId);
  const run = await h.sync({ mode: "changed" });
  expect(await failuresOf(run.id)).toEqual([
    ["product", "type_differs", "variable"],
    ["stock", "type_differs", "variable"],
  ]);
  await move(variationId);
  await pushChangedStock(h.deps, h.store.id);
  expect(await pushed()).toEqual(before);
  expect(await h.db.syncFailure.findFirst({ where: { productId: mug.id } })).toMatchObject({
    errorCode: "type_differs",
  });

  // Made simple again, it gets what it lacks.
  await retype("MUG", "simple");
  expect(await h.sync({ mode: "all" })).toMatchObject({ status: "completed", failed: 0 });
  expect(remote("MUG")).toMatchObject({ type: "simple", regular_price: "2.00", stock_quantity: 7 });
});

test("under a product that a person made simple in the store, no variations are created", async () => {
  const tee = await createProduct(h.db, h.business.id, {
    type: "variable",
    sku: "TEE",
    variations: ["S", "M"].map((Size) => ({
      sku: `TEE-${Size}`,
      price: "9",
      options: { Size },
      stock: { [h.location.id]: 5 },
    })),
  });
  await h.sync();
  const parentId = remote("TEE")?.id ?? 0;
  await retype("TEE", "simple");
  // Found missing by their update, then to be created in a run that sends nothing of the parent.
  for (const price of ["10", "11"]) {
    await h.db.variation.updateMany({ where: { productId: tee.id }, data: { price } });
    const run = await h.sync({ mode: "changed" });
    expect(await failuresOf(run.id)).toEqual([["product", "type_differs", "simple"]]);
  }
  await createVariation(h.db, tee, { sku: "TEE-L", price: "9", options: { Size: "L" } }, 2);
  const run = await h.sync({ mode: "changed" });
  expect(await failuresOf(run.id)).toEqual([["product", "type_differs", "simple"]]);
  expect(sandbox().state.variations(parentId)).toHaveLength(0);

  await retype("TEE", "variable");
  expect(await h.sync({ mode: "all" })).toMatchObject({ status: "completed", failed: 0 });
  expect(sandbox().state.variations(parentId)).toHaveLength(3);
});

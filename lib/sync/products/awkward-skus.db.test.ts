import { beforeEach, expect, test } from "vitest";
import { createHarness, type Harness } from "@/lib/testing/engine-harness";
import { createProduct } from "@/lib/testing/factories";
import { useTestDb } from "@/lib/testing/test-db";
import { useSandbox } from "@/lib/testing/use-server";

const testDb = useTestDb();
const sandbox = useSandbox();
let h: Harness;
beforeEach(async () => {
  h = await createHarness({ db: testDb.db(), pool: testDb.pool() }, sandbox());
});

const skus = () =>
  sandbox()
    .state.products()
    .map(({ sku }) => sku)
    .sort();

test.each([
  ["with SKU locks", false],
  ["without SKU locks", true],
])("a store %s: a SKU with a backslash ends no run and is found again", async (_case, hasNoSkuLock) => {
  sandbox().faults.set({ hasNoSkuLock });
  for (const sku of ["back\\slash", "PLAIN", "MUG RED  XL", 'O\'Neil "x"', "A+B & C#1"])
    await createProduct(h.db, h.business.id, { sku, name: sku });
  const run = await h.sync();
  expect(run).toMatchObject({ status: "completed", created: 5, failed: 0 });
  expect(await h.db.store.findUniqueOrThrow({ where: { id: h.store.id } })).toMatchObject({ faultCode: null });
  const before = skus();
  expect(before).toContain("MUG RED XL");

  await h.db.productLink.deleteMany({ where: { storeId: h.store.id } });
  expect(await h.sync()).toMatchObject({ status: "completed", created: 0, failed: 0 });
  expect(skus()).toEqual(before);
  expect(await h.db.productLink.count({ where: { storeId: h.store.id } })).toBe(5);
});

test("a SKU that the store does not store is named in the history", async () => {
  await createProduct(h.db, h.business.id, { sku: "<tag>", name: "T" });
  const run = await h.sync();
  expect(run).toMatchObject({ status: "completed", failed: 1 });
  expect(await h.db.syncEntry.findFirst({ where: { runId: run.id, entity: "product" } })).toMatchObject({
    errorCode: "not_kept",
    errorDetail: "sku",
  });
});

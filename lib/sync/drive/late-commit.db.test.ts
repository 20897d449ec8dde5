import { expect, test } from "vitest";
import { createHarness } from "@/lib/testing/engine-harness";
import { createProduct } from "@/lib/testing/factories";
import { useTestDb } from "@/lib/testing/test-db";
import { useSandbox } from "@/lib/testing/use-server";
import { CHANGE_OVERLAP_MS } from "@/lib/sync/core/queries/run-scope";

const testDb = useTestDb();
const sandbox = useSandbox();

test("products of an import that commits after a whole run, and after the overlap, are sent by the next run", async () => {
  const shop = await createHarness({ db: testDb.db(), pool: testDb.pool() }, sandbox());
  await createProduct(shop.db, shop.business.id, { sku: "MUG", price: "1" });
  await shop.sync();
  const importing = await testDb.pool().connect();
  try {
    await importing.query("begin");
    await importing.query("update variations set price = 7 where business_id = $1", [shop.business.id]);
    expect(await shop.sync({ mode: "changed" })).toMatchObject({ status: "completed", updated: 0 });
    await importing.query("commit");
  } finally {
    importing.release();
  }
  // As if the import had gone on for longer than the overlap.
  const { changesSentUpTo } = await shop.db.store.findUniqueOrThrow({ where: { id: shop.store.id } });
  const moved = new Date((changesSentUpTo?.getTime() ?? 0) + CHANGE_OVERLAP_MS);
  await shop.db.store.update({ where: { id: shop.store.id }, data: { changesSentUpTo: moved } });
  expect(await shop.sync({ mode: "changed" })).toMatchObject({ status: "completed", updated: 1 });
  expect(sandbox().state.findBySku("MUG")).toMatchObject({ regular_price: "7.00" });
});

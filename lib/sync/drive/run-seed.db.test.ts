import { expect, test } from "vitest";
import { seedShop } from "@/prisma/seed/seed-shop";
import { createHarness } from "@/lib/testing/engine-harness";
import { useTestDb } from "@/lib/testing/test-db";
import { useImageServer, useSandbox } from "@/lib/testing/use-server";
import { startRun } from "./start-run";

const testDb = useTestDb();
const sandbox = useSandbox();
const images = useImageServer();

// The test takes half a minute on an idle machine.
test("the whole demo shop is sent, then nothing, then one price in one request", { timeout: 300_000 }, async () => {
  const db = testDb.db();
  const shop = await seedShop(db);
  const h = await createHarness({ db, pool: testDb.pool() }, sandbox(), { deps: { publicUrl: images().url } });
  const { businessId } = shop;
  await db.store.update({ where: { id: h.store.id }, data: { businessId, locationId: shop.shopLocationId } });
  const sync = async (mode: "all" | "changed") => {
    const run = await startRun(db, {
      businessId,
      storeId: h.store.id,
      kind: "products",
      mode,
      trigger: "user",
      userId: null,
    });
    return h.drain(run.id);
  };

  expect(await sync("all")).toMatchObject({
    status: "completed",
    failed: 0,
    skipped: await db.product.count({ where: { businessId, OR: [{ isSyncDisabled: true }, { isArchived: true }] } }),
  });
  const wanted = await db.product.count({ where: { businessId, isSyncDisabled: false, isArchived: false } });
  const parents = sandbox()
    .state.products()
    .filter((product) => product.type !== "variation");
  expect(parents).toHaveLength(wanted);

  h.takeWrites();
  expect(await sync("all")).toMatchObject({ status: "completed", created: 0, updated: 0, failed: 0 });
  expect(h.takeWrites()).toBe(0);

  const product = await db.product.findFirstOrThrow({
    where: { businessId, type: "simple", isSyncDisabled: false, isArchived: false },
    include: { variations: true },
  });
  await db.variation.updateMany({ where: { productId: product.id }, data: { price: "123.45" } });
  expect(await sync("changed")).toMatchObject({ status: "completed", updated: 1, failed: 0 });
  expect(h.takeWrites()).toBe(1);
  expect(sandbox().state.findBySku(product.variations[0]?.sku ?? "")).toMatchObject({
    regular_price: expect.stringMatching(/^1\d\d\.\d\d$/),
  });
});

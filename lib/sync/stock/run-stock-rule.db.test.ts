import { beforeEach, expect, test } from "vitest";
import { createHarness, type Harness } from "@/lib/testing/engine-harness";
import { createProduct } from "@/lib/testing/factories";
import { useTestDb } from "@/lib/testing/test-db";
import { useSandbox } from "@/lib/testing/use-server";
import { SYNC_FIELDS, type StoreSettings } from "@/lib/sync/settings/store-settings";

const testDb = useTestDb();
const sandbox = useSandbox();
let h: Harness;

beforeEach(async () => {
  h = await createHarness({ db: testDb.db(), pool: testDb.pool() }, sandbox());
});

const WITH_QUANTITY: Partial<StoreSettings> = { createFields: [...SYNC_FIELDS], updateFields: [...SYNC_FIELDS] };
const WITHOUT_QUANTITY: Partial<StoreSettings> = {
  createFields: [...SYNC_FIELDS],
  updateFields: SYNC_FIELDS.filter((field) => field !== "quantity"),
  stockWithoutQuantity: {
    create: { manageStock: "leave", stockStatus: "leave" },
    update: { manageStock: "no", stockStatus: "instock" },
  },
};

test("quantity removed from the fields and added again, repeatedly, leaves the store counting as set", async () => {
  await h.saveSettings(WITH_QUANTITY);
  const stock = { [h.location.id]: 5 };
  await createProduct(h.db, h.business.id, { sku: "MUG", stock });
  await createProduct(h.db, h.business.id, {
    type: "variable",
    sku: "SH",
    variations: [{ sku: "SH-S", options: { Size: "S" }, stock }],
  });
  await h.sync();
  for (const _round of [1, 2]) {
    await h.saveSettings(WITHOUT_QUANTITY);
    expect(await h.sync()).toMatchObject({ status: "completed", failed: 0 });
    for (const sku of ["MUG", "SH-S"])
      expect(sandbox().state.findBySku(sku)).toMatchObject({ manage_stock: false, stock_status: "instock" });
    await h.saveSettings(WITH_QUANTITY);
    expect(await h.sync()).toMatchObject({ status: "completed", failed: 0 });
    for (const sku of ["MUG", "SH-S"])
      expect(sandbox().state.findBySku(sku)).toMatchObject({ manage_stock: true, stock_quantity: 5 });
  }
  h.takeWrites();
  await h.sync();
  expect(h.takeWrites()).toBe(0);
});

test("counting switched off for a product and on, repeatedly: the store follows", async () => {
  await h.saveSettings(WITH_QUANTITY);
  const { id } = await createProduct(h.db, h.business.id, { sku: "MUG", stock: { [h.location.id]: 5 } });
  await h.sync();
  for (const _round of [1, 2]) {
    await h.db.product.update({ where: { id }, data: { tracksStock: false } });
    expect(await h.sync()).toMatchObject({ status: "completed", failed: 0 });
    expect(sandbox().state.findBySku("MUG")).toMatchObject({ manage_stock: false, stock_status: "instock" });
    await h.db.product.update({ where: { id }, data: { tracksStock: true } });
    expect(await h.sync()).toMatchObject({ status: "completed", failed: 0 });
    expect(sandbox().state.findBySku("MUG")).toMatchObject({ manage_stock: true, stock_quantity: 5 });
  }
});

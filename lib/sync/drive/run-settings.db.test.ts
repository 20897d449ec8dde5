import { beforeEach, expect, test } from "vitest";
import { createHarness, type Harness } from "@/lib/testing/engine-harness";
import { createCategory, createLocation, createMedia, createProduct, createTaxRate } from "@/lib/testing/factories";
import { useTestDb } from "@/lib/testing/test-db";
import { useImageServer, useSandbox } from "@/lib/testing/use-server";
import { updateStore } from "@/lib/sync/stores/save-store";
import { storeInputSchema } from "@/lib/sync/stores/store-input-schema";
import { DEFAULT_STORE_SETTINGS, SYNC_FIELDS, type StoreSettings } from "@/lib/sync/settings/store-settings";

const testDb = useTestDb();
const sandbox = useSandbox();
const images = useImageServer();
let h: Harness;

beforeEach(async () => {
  h = await createHarness({ db: testDb.db(), pool: testDb.pool() }, sandbox(), { deps: { publicUrl: images().url } });
});

/** Saves settings as the settings page does. */
async function save(settings: Partial<StoreSettings>) {
  const { name, url, locationId } = h.store;
  const input = storeInputSchema.parse({
    name,
    url,
    locationId,
    consumerKey: "",
    consumerSecret: "",
    autoSync: false,
    autoSyncMinutes: 15,
    settings: { ...DEFAULT_STORE_SETTINGS, ...settings },
  });
  await updateStore(h.db, h.business.id, h.store.id, input);
}

async function mug() {
  const [category, rate, media] = await Promise.all([
    createCategory(h.db, h.business.id, { name: "Cups" }),
    createTaxRate(h.db, h.business.id, "10"),
    createMedia(h.db, h.business.id, "mug.png"),
  ]);
  return createProduct(h.db, h.business.id, {
    sku: "MUG",
    name: "Mug",
    price: "10",
    weight: "0.5",
    description: "Holds tea",
    shortDescription: "Tea",
    categoryId: category.id,
    taxRateId: rate.id,
    mediaIds: [media.id],
    stock: { [h.location.id]: 5 },
  });
}

test("only the name on create: nothing else is sent, and the next run sends the fields for updates", async () => {
  await save({ createFields: ["name"], updateFields: [...SYNC_FIELDS] });
  const product = await mug();
  expect(await h.sync({ kind: "categories" })).toMatchObject({ failed: 0 });
  await h.sync();
  const [created] = await h.db.syncEntry.findMany({
    where: { businessId: h.business.id, entity: "product", operation: "create" },
  });
  expect(created?.sent).toEqual({
    type: "simple",
    status: "publish",
    sku: "MUG",
    name: "Mug",
    tax_status: "taxable",
    tax_class: "",
  });
  expect(sandbox().state.findBySku("MUG")?.image_ids).toEqual([]);

  await h.db.product.update({ where: { id: product.id }, data: { name: "Mug 2" } });
  expect(await h.sync({ mode: "changed" })).toMatchObject({ status: "completed", failed: 0 });
  expect(sandbox().state.findBySku("MUG")).toMatchObject({
    name: "Mug 2",
    regular_price: "10.00",
    weight: "0.5",
    description: "Holds tea",
    stock_quantity: 5,
    image_ids: [expect.any(Number)],
  });
});

test("settings saved anew reach the store with the next cycle, although no product changed", async () => {
  await save({ updateFields: ["name"] });
  const product = await mug();
  await h.sync();
  await h.db.variation.updateMany({ where: { productId: product.id }, data: { price: "20" } });
  await h.sync({ mode: "changed" });
  expect(sandbox().state.findBySku("MUG")).toMatchObject({ regular_price: "10.00" });

  await save({ updateFields: [...SYNC_FIELDS] });
  expect(await h.sync({ mode: "changed" })).toMatchObject({ status: "completed", failed: 0 });
  expect(sandbox().state.findBySku("MUG")).toMatchObject({ regular_price: "20.00" });

  await save({ pricesIncludeTax: true });
  expect(await h.sync({ mode: "changed" })).toMatchObject({ status: "completed", failed: 0 });
  expect(sandbox().state.findBySku("MUG")).toMatchObject({ regular_price: "22.00" });
});

test("only products of the location are sent, uncounted and linked ones included", async () => {
  await save({ productScope: "at_location" });
  const elsewhere = await createLocation(h.db, h.business.id);
  await createProduct(h.db, h.business.id, { sku: "HERE", stock: { [h.location.id]: 0, [elsewhere.id]: 1 } });
  const other = await createProduct(h.db, h.business.id, { sku: "ELSEWHERE", stock: { [elsewhere.id]: 1 } });
  await createProduct(h.db, h.business.id, { sku: "SERVICE", tracksStock: false });
  expect(await h.sync()).toMatchObject({ status: "completed", created: 2, failed: 0 });
  expect(
    sandbox()
      .state.products()
      .map((product) => product.sku)
      .sort(),
  ).toEqual(["HERE", "SERVICE"]);

  await save({ productScope: "all" });
  expect(await h.sync({ mode: "changed" })).toMatchObject({ created: 1, failed: 0 });
  await save({ productScope: "at_location" });
  await h.db.product.update({ where: { id: other.id }, data: { name: "Renamed" } });
  expect(await h.sync({ mode: "changed" })).toMatchObject({ failed: 0 });
  expect(sandbox().state.findBySku("ELSEWHERE")).toMatchObject({ name: "Renamed" });
});

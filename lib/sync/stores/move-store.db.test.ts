import { expect, test } from "vitest";
import { openStoreClient } from "@/lib/sync/core/store-client";
import { storeSettingsSchema } from "@/lib/sync/settings/store-settings";
import { createHarness, type Harness } from "@/lib/testing/engine-harness";
import { createCategory, createProduct } from "@/lib/testing/factories";
import { useTestDb } from "@/lib/testing/test-db";
import { useSandbox } from "@/lib/testing/use-server";
import { updateStore } from "./save-store";
import { storeInputSchema } from "./store-input-schema";

const testDb = useTestDb();
const sandbox = useSandbox();

/** Everything that ties the shop to the store, with what was last sent. */
async function linksOf({ db, store }: Harness) {
  const where = { storeId: store.id };
  const all = await Promise.all([
    db.categoryLink.findMany({ where, orderBy: { categoryId: "asc" } }),
    db.attributeLink.findMany({ where, orderBy: { attributeId: "asc" } }),
    db.attributeTermLink.findMany({ where, orderBy: { remoteId: "asc" } }),
    db.productLink.findMany({ where, orderBy: { productId: "asc" } }),
    db.variationLink.findMany({ where, orderBy: { variationId: "asc" } }),
    db.stockPush.findMany({ where, orderBy: { variationId: "asc" } }),
  ]);
  return all;
}

/** Saves the store's settings with another address, as a person does who has the same keys there. */
async function moveTo(
  { db, business, store, location, sandbox: { consumerKey, consumerSecret } }: Harness,
  url: string,
) {
  const input = storeInputSchema.parse({
    name: store.name,
    url,
    consumerKey,
    consumerSecret,
    locationId: location.id,
    autoSync: false,
    autoSyncMinutes: 15,
    settings: storeSettingsSchema.parse(store.settings),
    isUrlChangeConfirmed: true,
  });
  return updateStore(db, business.id, store.id, input);
}

test("a move to another address of the same database keeps every link, and the next sync there sends nothing", async () => {
  const h = await createHarness({ db: testDb.db(), pool: testDb.pool() }, sandbox(), {
    deps: { openClient: openStoreClient },
  });
  const category = await createCategory(h.db, h.business.id, { name: "Mugs" });
  const stock = { [h.location.id]: 4 };
  await createProduct(h.db, h.business.id, { name: "Mug", sku: "MUG", categoryId: category.id, stock });
  await createProduct(h.db, h.business.id, {
    name: "Shirt",
    sku: "SHIRT",
    variations: ["S", "L"].map((size) => ({ sku: `SHIRT-${size}`, options: { Size: size }, stock })),
  });
  expect(await h.sync()).toMatchObject({ status: "completed", failed: 0 });
  const before = await linksOf(h);
  expect(before.map(({ length }) => length)).toEqual([1, 1, 2, 2, 2, 3]);

  const { port } = new URL(h.store.url);
  const moved = await moveTo(h, `http://localhost:${port}`);
  expect(moved).toMatchObject({ url: `http://localhost:${port}`, changesSentUpTo: null });
  expect(await linksOf(h)).toEqual(before);

  h.takeWrites();
  expect(await h.sync()).toMatchObject({ status: "completed", created: 0, updated: 0, failed: 0 });
  expect(h.takeWrites()).toBe(0);
  expect(await linksOf(h)).toEqual(before);
});

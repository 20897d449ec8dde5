import { beforeEach, expect, test } from "vitest";
import { createHarness, type Harness } from "@/lib/testing/engine-harness";
import { createMedia, createProduct, createUser } from "@/lib/testing/factories";
import { useTestDb } from "@/lib/testing/test-db";
import { useImageServer, useSandbox } from "@/lib/testing/use-server";
import { countLinks, deleteLinks, resetLinks } from "@/lib/sync/stores/reset-links";

const testDb = useTestDb();
const sandbox = useSandbox();
const images = useImageServer();
let h: Harness;

beforeEach(async () => {
  h = await createHarness({ db: testDb.db(), pool: testDb.pool() }, sandbox(), { deps: { publicUrl: images().url } });
  const [front, back] = [
    await createMedia(h.db, h.business.id, "front.png"),
    await createMedia(h.db, h.business.id, "back.png"),
  ];
  await createProduct(h.db, h.business.id, { sku: "MUG", mediaIds: [front.id, back.id] });
  const shirt = await createProduct(h.db, h.business.id, {
    sku: "SHIRT",
    variations: [{ sku: "SHIRT-S", options: { Size: "S" } }],
  });
  await h.db.variation.update({ where: { id: shirt.variations[0]!.id }, data: { mediaId: back.id } });
  expect(await h.sync()).toMatchObject({ status: "completed", failed: 0 });
});

const uploaded = () => [...sandbox().state.raw().images.keys()];
const links = () => countLinks(h.db, h.business.id, h.store.id);

test("a reset deletes product links but not media links, so that no image is uploaded twice", async () => {
  const before = uploaded();
  expect(before).toHaveLength(2);
  const userId = (await createUser(h.db, h.business.id)).id;
  expect(await resetLinks(h.db, { businessId: h.business.id, storeId: h.store.id, userId, kind: "products" })).toEqual({
    count: 2,
  });
  expect(await links()).toEqual({ categories: 0, products: 0, variations: 0, images: 2 });
  expect(await h.sync()).toMatchObject({ status: "completed", created: 0, failed: 0 });
  expect(uploaded()).toEqual(before);
  expect(sandbox().state.findBySku("MUG")?.image_ids).toEqual(before);
});

test("a connection to another shop deletes the media links too", async () => {
  await h.db.$transaction((tx) => deleteLinks(tx, h.store, { kind: "products", userId: null, isOtherShop: true }));
  expect(await links()).toEqual({ categories: 0, products: 0, variations: 0, images: 0 });
});

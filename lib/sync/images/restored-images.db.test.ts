import { beforeEach, expect, test } from "vitest";
import { createHarness, type Harness } from "@/lib/testing/engine-harness";
import { createMedia, createProduct } from "@/lib/testing/factories";
import { useTestDb } from "@/lib/testing/test-db";
import { useImageServer, useSandbox } from "@/lib/testing/use-server";

const testDb = useTestDb();
const sandbox = useSandbox();
const images = useImageServer();
let h: Harness;
beforeEach(async () => {
  h = await createHarness({ db: testDb.db(), pool: testDb.pool() }, sandbox(), { deps: { publicUrl: images().url } });
});

const imagesOf = (sku: string) => sandbox().state.findBySku(sku)?.image_ids ?? [];
const library = () => [...sandbox().state.raw().images.values()].map(({ name }) => name).sort();

async function media(...names: string[]): Promise<number[]> {
  const ids: number[] = [];
  for (const name of names) ids.push((await createMedia(h.db, h.business.id, name)).id);
  return ids;
}

test("images that a restored store no longer has are uploaded again in the same run, once each", async () => {
  const [shared = 0, own = 0, small = 0] = await media("shared.png", "own.png", "small.png");
  sandbox().takeBackup();
  for (const sku of ["A", "B", "C"]) await createProduct(h.db, h.business.id, { sku, mediaIds: [shared] });
  await createProduct(h.db, h.business.id, {
    sku: "SH",
    mediaIds: [own, shared],
    variations: [{ sku: "SH-S", options: { Size: "S" }, mediaId: small }],
  });
  await h.sync();
  expect(library()).toEqual(["own.png", "shared.png", "small.png"]);

  sandbox().restoreBackup();
  sandbox().state.raw().counters["post"] = 5_000;
  const ofStore = { where: { storeId: h.store.id } };
  await h.db.productLink.deleteMany(ofStore);
  await h.db.variationLink.deleteMany(ofStore);
  await h.db.attributeLink.deleteMany(ofStore);
  await h.db.attributeTermLink.deleteMany(ofStore);
  expect(await h.sync()).toMatchObject({ status: "completed", failed: 0 });
  expect(library()).toEqual(["own.png", "shared.png", "small.png"]);
  const [id] = imagesOf("A");
  expect([imagesOf("B"), imagesOf("C"), imagesOf("SH")]).toEqual([[id], [id], [expect.any(Number), id]]);
  expect(sandbox().state.findBySku("SH-S")?.image_ids).toHaveLength(1);
  h.takeWrites();
  await h.sync();
  expect(h.takeWrites()).toBe(0);
});

test("a gallery that the host cannot take in one request goes through image by image", async () => {
  const names = Array.from({ length: 6 }, (_, index) => `i${index}.png`);
  await createProduct(h.db, h.business.id, { sku: "A", mediaIds: await media(...names) });
  sandbox().faults.set({ maxUploads: 2 });
  expect(await h.sync()).toMatchObject({ status: "completed", failed: 0 });
  const uploaded = sandbox().state.raw().images;
  expect(imagesOf("A").map((id) => uploaded.get(id)?.name)).toEqual(names);
  h.takeWrites();
  await h.sync();
  expect(h.takeWrites()).toBe(0);
});

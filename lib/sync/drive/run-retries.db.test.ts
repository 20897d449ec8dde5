import { beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { createHarness, type Harness } from "@/lib/testing/engine-harness";
import { addStock, createMedia, createProduct, createUser } from "@/lib/testing/factories";
import { useTestDb } from "@/lib/testing/test-db";
import { useImageServer, useSandbox } from "@/lib/testing/use-server";
import { CHANGE_OVERLAP_MS } from "@/lib/sync/core/queries/run-scope";
import { startRetry } from "./start-run";
import { pushChangedStock } from "@/lib/sync/stock/push-changed-stock";

const anyBody = z.looseObject({ id: z.number() });
const testDb = useTestDb();
const sandbox = useSandbox();
const images = useImageServer();
let h: Harness;

beforeEach(async () => {
  h = await createHarness({ db: testDb.db(), pool: testDb.pool() }, sandbox(), { deps: { publicUrl: images().url } });
});

const failures = () => h.db.syncFailure.findMany({ where: { storeId: h.store.id } });

/** Simulates a later cycle: no product counts as changed, and the failures are due. */
async function someTimeLater() {
  await h.db.store.update({
    where: { id: h.store.id },
    data: { changesSentUpTo: new Date(Date.now() + CHANGE_OVERLAP_MS + 60_000) },
  });
  await h.db.syncFailure.updateMany({
    where: { storeId: h.store.id },
    data: { nextTryAt: new Date(Date.now() - 1_000) },
  });
}

/** Creates a variable product that the store could not process, while it answered everything else. */
async function failedShirt() {
  const media = await Promise.all(["shirt.png", "small.png"].map((name) => createMedia(h.db, h.business.id, name)));
  const product = await createProduct(h.db, h.business.id, {
    type: "variable",
    name: "Shirt",
    sku: "SH",
    mediaIds: [media[0]?.id ?? 0],
    variations: ["S", "M"].map((size) => ({
      sku: `SH-${size}`,
      price: "9",
      options: { Size: size },
      stock: { [h.location.id]: 3 },
      mediaId: media[1]?.id ?? null,
    })),
  });
  sandbox().faults.set({ serverError: { count: h.deps.retry?.attempts ?? 2, status: 500, path: "products/batch" } });
  const run = await h.sync();
  // Its attribute and its two options exist in the store.
  expect(run).toMatchObject({ status: "completed", created: 3, failed: 1 });
  expect(sandbox().state.findBySku("SH")).toBeNull();
  expect(await failures()).toMatchObject([{ productId: product.id, errorCode: "store_error" }]);
  return { product, run };
}

function expectWhole() {
  const parent = sandbox().state.findBySku("SH");
  expect(parent?.image_ids).toHaveLength(1);
  const variations = sandbox().state.variations(parent?.id ?? 0);
  expect(variations.map((one) => one.sku).sort()).toEqual(["SH-M", "SH-S"]);
  for (const variation of variations)
    expect(variation).toMatchObject({ stock_quantity: 3, image_ids: [expect.any(Number)] });
}

test("one bad item fails alone, and a later cycle repairs it", async () => {
  for (const index of [0, 1, 2]) await createProduct(h.db, h.business.id, { sku: `P-${index}` });
  await h.sync();
  await h.deps.openClient(h.store).post("products", { name: "By hand", sku: "TAKEN" }, anyBody);
  const bad = await h.db.product.findFirstOrThrow({ where: { businessId: h.business.id, sku: "P-1" } });
  await h.db.variation.updateMany({ where: { productId: bad.id }, data: { sku: "TAKEN" } });
  await h.db.product.updateMany({ where: { businessId: h.business.id }, data: { name: "Renamed" } });
  expect(await h.sync()).toMatchObject({ status: "completed", updated: 2, failed: 1 });
  expect(await failures()).toMatchObject([{ productId: bad.id, errorCode: "duplicate_sku" }]);

  const byHand = sandbox().state.findBySku("TAKEN");
  await h.deps.openClient(h.store).put(`products/${byHand?.id ?? 0}`, { sku: "GIVEN-UP" }, anyBody);
  await someTimeLater();
  expect(await h.sync({ mode: "changed" })).toMatchObject({ status: "completed", updated: 1, failed: 0 });
  expect(sandbox().state.findBySku("TAKEN")).toMatchObject({ name: "Renamed" });
  expect(await failures()).toEqual([]);
});

test("a product that a later cycle creates is sent whole: variations, stock and images", async () => {
  await failedShirt();
  await someTimeLater();
  expect(await h.sync({ mode: "changed" })).toMatchObject({ status: "completed", created: 3, failed: 0 });
  expectWhole();
  expect(await failures()).toEqual([]);
});

test("a product that a person retries is sent whole, too", async () => {
  const { run } = await failedShirt();
  const user = await createUser(h.db, h.business.id);
  const retry = await startRetry(h.db, { businessId: h.business.id, runId: run.id, userId: user.id });
  expect(retry).toMatchObject({ mode: "retry", retryOfId: run.id });
  expect(await h.drain(retry.id)).toMatchObject({ status: "completed", created: 3, failed: 0 });
  expectWhole();
  expect(await failures()).toEqual([]);
});

test("a quantity that is sent does not hide that the images failed", async () => {
  const media = await createMedia(h.db, h.business.id, "mug.png");
  const product = await createProduct(h.db, h.business.id, {
    sku: "MUG",
    mediaIds: [media.id],
    stock: { [h.location.id]: 5 },
  });
  sandbox().faults.set({ unavailableImages: true });
  expect(await h.sync()).toMatchObject({ created: 1, failed: 1 });
  const [variation] = product.variations;
  if (variation) await addStock(h.db, variation, h.location.id, 2);
  await pushChangedStock(h.deps, h.store.id);
  expect(sandbox().state.findBySku("MUG")?.stock_quantity).toBe(7);
  expect(await failures()).toMatchObject([{ productId: product.id, errorCode: "image_unreachable" }]);

  sandbox().faults.clear();
  await someTimeLater();
  expect(await h.sync({ mode: "changed" })).toMatchObject({ status: "completed", failed: 0 });
  expect(sandbox().state.findBySku("MUG")?.image_ids).toHaveLength(1);
});

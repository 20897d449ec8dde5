import { beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { createHarness, type Harness } from "@/lib/testing/engine-harness";
import { createMedia, createProduct } from "@/lib/testing/factories";
import { useTestDb } from "@/lib/testing/test-db";
import { useImageServer, useSandbox } from "@/lib/testing/use-server";
import { CHANGE_OVERLAP_MS } from "@/lib/sync/core/queries/run-scope";
import { runStep } from "@/lib/sync/drive/run-step";
import { scheduleDueRuns } from "@/lib/sync/drive/schedule-runs";
import { startRun } from "@/lib/sync/drive/start-run";
import { SYNC_FIELDS } from "@/lib/sync/settings/store-settings";

const anyBody = z.looseObject({ id: z.number() });
const testDb = useTestDb();
const sandbox = useSandbox();
const images = useImageServer();
let h: Harness;

beforeEach(async () => {
  h = await createHarness({ db: testDb.db(), pool: testDb.pool() }, sandbox(), { deps: { publicUrl: images().url } });
});

const client = () => h.deps.openClient(h.store);
const imagesOf = (sku: string) => sandbox().state.findBySku(sku)?.image_ids ?? [];

async function media(...names: string[]): Promise<number[]> {
  const ids: number[] = [];
  for (const name of names) ids.push((await createMedia(h.db, h.business.id, name)).id);
  return ids;
}

describe("the two lists of fields", () => {
  const without = SYNC_FIELDS.filter((field) => field !== "images");

  test("images for create only: a matched product keeps its own images", async () => {
    await h.saveSettings({ createFields: [...SYNC_FIELDS], updateFields: without });
    const { data } = await client().post(
      "products",
      { name: "By hand", sku: "OLD", images: [{ src: `${images().url}/theirs.png` }] },
      anyBody,
    );
    const theirs = imagesOf("OLD");
    const mediaIds = await media("ours.png");
    await createProduct(h.db, h.business.id, { sku: "OLD", mediaIds });
    await createProduct(h.db, h.business.id, { sku: "NEW", mediaIds });
    expect(await h.sync()).toMatchObject({ status: "completed", created: 1, failed: 0 });
    expect(sandbox().state.findBySku("OLD")).toMatchObject({ id: data.id, image_ids: theirs });
    expect(imagesOf("NEW")).toHaveLength(1);
  });

  test("images for update only: a matched product gets them at once, a created one in the next run", async () => {
    await h.saveSettings({ createFields: without, updateFields: [...SYNC_FIELDS] });
    await client().post("products", { name: "By hand", sku: "OLD" }, anyBody);
    const mediaIds = await media("ours.png");
    await createProduct(h.db, h.business.id, { sku: "OLD", mediaIds });
    await createProduct(h.db, h.business.id, { sku: "NEW", mediaIds });
    await h.sync();
    expect(imagesOf("OLD")).toHaveLength(1);
    expect(imagesOf("NEW")).toHaveLength(0);
    await h.sync();
    expect(imagesOf("NEW")).toHaveLength(1);
  });
});

describe("changes", () => {
  test("a new order is sent by ids, and removing the last image empties the gallery", async () => {
    const mediaIds = await media("a.png", "b.png");
    const product = await createProduct(h.db, h.business.id, { sku: "MUG", mediaIds });
    await h.sync();
    const before = imagesOf("MUG");
    expect(before).toHaveLength(2);

    await h.db.productImage.deleteMany({ where: { productId: product.id } });
    await h.db.productImage.createMany({
      data: mediaIds.toReversed().map((mediaId, position) => ({ productId: product.id, mediaId, position })),
    });
    h.takeWrites();
    expect(await h.sync({ mode: "changed" })).toMatchObject({ failed: 0 });
    expect(imagesOf("MUG")).toEqual(before.toReversed());
    expect(h.takeWrites()).toBe(1);

    await h.db.productImage.deleteMany({ where: { productId: product.id } });
    expect(await h.sync({ mode: "changed" })).toMatchObject({ failed: 0 });
    expect(imagesOf("MUG")).toEqual([]);
  });

  test("an image that the store no longer has is sent by its address again", async () => {
    const mediaIds = await media("a.png", "b.png");
    const product = await createProduct(h.db, h.business.id, { sku: "MUG", mediaIds: mediaIds.slice(0, 1) });
    await h.sync();
    await h.db.mediaLink.updateMany({ where: { storeId: h.store.id }, data: { remoteId: 999_999 } });
    await h.db.productImage.create({ data: { productId: product.id, mediaId: mediaIds[1] ?? 0, position: 1 } });
    expect(await h.sync({ mode: "changed" })).toMatchObject({ status: "completed", failed: 0 });
    const ids = imagesOf("MUG");
    expect(ids).toHaveLength(2);
    const links = await h.db.mediaLink.findMany({ where: { storeId: h.store.id }, orderBy: { mediaId: "asc" } });
    expect(links.map((link) => link.remoteId)).toEqual(ids);
  });

  test("variations have an image each", async () => {
    const [own = 0, small = 0, medium = 0] = await media("shirt.png", "small.png", "medium.png");
    await createProduct(h.db, h.business.id, {
      type: "variable",
      sku: "SH",
      mediaIds: [own],
      variations: [
        { sku: "SH-S", options: { Size: "S" }, mediaId: small },
        { sku: "SH-M", options: { Size: "M" }, mediaId: medium },
      ],
    });
    expect(await h.sync()).toMatchObject({ status: "completed", failed: 0 });
    const links = new Map(
      (await h.db.mediaLink.findMany({ where: { storeId: h.store.id } })).map((link) => [link.mediaId, link.remoteId]),
    );
    expect(imagesOf("SH")).toEqual([links.get(own)]);
    expect(imagesOf("SH-S")).toEqual([links.get(small)]);
    expect(imagesOf("SH-M")).toEqual([links.get(medium)]);
    h.takeWrites();
    await h.sync();
    expect(h.takeWrites()).toBe(0);
  });
});

describe("an outage", () => {
  test("between a product's images and its variations' images loses neither", async () => {
    const [own = 0, small = 0] = await media("shirt.png", "small.png");
    await createProduct(h.db, h.business.id, {
      type: "variable",
      sku: "SH",
      mediaIds: [own],
      variations: [{ sku: "SH-S", options: { Size: "S" } }],
    });
    await h.sync();
    await h.db.product.updateMany({ where: { sku: "SH", businessId: h.business.id }, data: { name: "Shirt" } });
    await h.db.variation.updateMany({ where: { sku: "SH-S", businessId: h.business.id }, data: { mediaId: small } });
    const [other = 0] = await media("other.png");
    await h.db.productImage.updateMany({ where: { mediaId: own }, data: { mediaId: other } });
    // Only the image of the variation is sent, so that the first such request contains it.
    sandbox().faults.set({ serverError: { count: 2, status: 503, path: "variations/batch" } });
    expect(await h.sync({ mode: "changed" })).toMatchObject({ status: "completed", failed: 0 });
    expect(imagesOf("SH")).toHaveLength(1);
    expect(imagesOf("SH-S")).toHaveLength(1);
    const entries = await h.db.syncEntry.findMany({
      where: { businessId: h.business.id, entity: "image" },
      orderBy: { id: "desc" },
      take: 2,
    });
    expect(entries.map((entry) => entry.outcome)).toEqual(["done", "done"]);
  });
});

test("slices are short, progress is counted, and unchanged products take no slice of their own", async () => {
  const mediaIds = await media("a.png");
  for (let index = 0; index < 45; index += 1)
    await createProduct(h.db, h.business.id, { sku: `I-${index}`, mediaIds: index < 25 ? mediaIds : [] });
  const run = await startRun(h.db, {
    businessId: h.business.id,
    storeId: h.store.id,
    kind: "products",
    mode: "all",
    trigger: "user",
    userId: null,
  });
  const seen = new Set<number>();
  for (let current = await h.db.syncRun.findUniqueOrThrow({ where: { id: run.id } }); current.finishedAt === null;) {
    await runStep(h.deps, run.id);
    current = await h.db.syncRun.findUniqueOrThrow({ where: { id: run.id } });
    if (current.phase === "images") seen.add(current.done);
  }
  expect([...seen]).toEqual([0, 20, 45]);
  expect(await h.db.syncEntry.count({ where: { runId: run.id, entity: "image", outcome: "done" } })).toBe(25);
});

test("images deferred while the store cannot reach the POS are sent once it can, without a change", async () => {
  const mediaIds = await media("a.png");
  await createProduct(h.db, h.business.id, { sku: "MUG", mediaIds });
  const { url } = h.store;
  await h.db.store.update({ where: { id: h.store.id }, data: { url: "https://shop.example", autoSync: true } });
  expect(await h.sync()).toMatchObject({ status: "completed", created: 1, failed: 1 });
  expect(imagesOf("MUG")).toEqual([]);
  // The watermark is long past, and nothing has changed since.
  const past = new Date(Date.now() - 3_600_000);
  const later = new Date(Date.now() + CHANGE_OVERLAP_MS + 60_000);
  await h.db.store.update({ where: { id: h.store.id }, data: { changesSentUpTo: later, lastInStepAt: past } });
  await h.db.syncRun.updateMany({ where: { storeId: h.store.id }, data: { createdAt: past } });
  expect(await scheduleDueRuns(h.db, "http://localhost:3000")).toMatchObject({ runs: 0 });

  await h.db.store.update({ where: { id: h.store.id }, data: { url, lastInStepAt: past } });
  expect(await scheduleDueRuns(h.db, images().url)).toMatchObject({ runs: 1 });
  const run = await h.db.syncRun.findFirstOrThrow({ where: { storeId: h.store.id }, orderBy: { id: "desc" } });
  expect(await h.drain(run.id)).toMatchObject({ status: "completed", mode: "changed", failed: 0 });
  expect(imagesOf("MUG")).toHaveLength(1);
  expect(await h.db.store.findUniqueOrThrow({ where: { id: h.store.id } })).toMatchObject({ imagesHeldBack: false });
});

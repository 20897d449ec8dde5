import { beforeEach, expect, test } from "vitest";
import { createHarness, type Harness } from "@/lib/testing/engine-harness";
import { createMedia, createProduct } from "@/lib/testing/factories";
import { PNG } from "@/lib/testing/image-server";
import { useTestDb } from "@/lib/testing/test-db";
import { useSandbox } from "@/lib/testing/use-server";
import { createVirtualClock, type VirtualClock } from "@/lib/testing/virtual-clock";
import { runStep } from "@/lib/sync/drive/run-step";
import { startRun } from "@/lib/sync/drive/start-run";
import { createAdaptiveLimiter } from "@/lib/woo/adaptive-limiter";

const testDb = useTestDb();
let clock: VirtualClock;
const sandbox = useSandbox({
  sleep: (ms) => clock.sleep(ms),
  fetchImage: () => Promise.resolve({ status: 200, statusText: "OK", bytes: new Uint8Array(PNG) }),
});
let h: Harness;

beforeEach(async () => {
  clock = createVirtualClock();
  h = await createHarness({ db: testDb.db(), pool: testDb.pool() }, sandbox(), {
    deps: { clock: { now: clock.now, wait: clock.advance }, lookGapMs: 5_000, publicUrl: "http://127.0.0.1:1" },
  });
});

const library = () => [...sandbox().state.raw().images.values()].map(({ name }) => name).sort();
const imagesOf = (sku: string) =>
  (sandbox().state.findBySku(sku)?.image_ids ?? []).map((id) => sandbox().state.raw().images.get(id)?.name);

async function gallery(sku: string, names: readonly string[]) {
  const mediaIds: number[] = [];
  for (const name of names) mediaIds.push((await createMedia(h.db, h.business.id, name)).id);
  return createProduct(h.db, h.business.id, { sku, mediaIds });
}

/** A run of all products that has come to its images. */
async function startImages(): Promise<number> {
  const request = { businessId: h.business.id, storeId: h.store.id, kind: "products", mode: "all" } as const;
  const { id } = await startRun(h.db, { ...request, trigger: "user", userId: null });
  const phase = async () => (await h.db.syncRun.findUniqueOrThrow({ where: { id } })).phase;
  while ((await phase()) !== "images") await runStep(h.deps, id);
  return id;
}

test("a gallery whose answer was lost while the store goes on with its uploads has each image once", async () => {
  await gallery("A", ["a1.png", "a2.png", "a3.png"]);
  const runId = await startImages();
  sandbox().faults.set({ lateWork: { count: 1, path: "products/batch", delayMs: 2_000 } });
  expect(await h.drain(runId)).toMatchObject({ status: "completed", failed: 0 });
  await clock.advance(600_000);
  expect(imagesOf("A")).toEqual(["a1.png", "a2.png", "a3.png"]);
  expect(library()).toEqual(["a1.png", "a2.png", "a3.png"]);
});

test("a process that goes on with galleries of one that ran out of time uploads nothing twice", async () => {
  for (const sku of ["A", "B"]) await gallery(sku, [`${sku}1.png`, `${sku}2.png`]);
  const own = await createMedia(h.db, h.business.id, "small.png");
  await createProduct(h.db, h.business.id, {
    sku: "TEE",
    variations: [{ sku: "TEE-S", options: { Size: "S" }, mediaId: own.id }],
  });
  const expected = ["A1.png", "A2.png", "B1.png", "B2.png", "small.png"];
  const runId = await startImages();
  for (const path of ["products/batch", "variations/batch"]) {
    sandbox().faults.set({ lateWork: { count: 1, path, delayMs: 2_000 } });
    const ending = new AbortController();
    await runStep(
      {
        ...h.deps,
        limiter: createAdaptiveLimiter(),
        // It ends while it waits for the store, and the store goes on.
        clock: { now: clock.now, wait: () => Promise.resolve(ending.abort()) },
        time: { isOver: () => ending.signal.aborted, signal: ending.signal },
      },
      runId,
    );
    expect(ending.signal.aborted).toBe(true);
    h.deps.limiter = createAdaptiveLimiter();
  }
  expect(await h.drain(runId)).toMatchObject({ status: "completed", failed: 0 });
  await clock.advance(600_000);
  expect(library()).toEqual(expected);
  expect([imagesOf("A"), imagesOf("B"), imagesOf("TEE-S")]).toEqual([
    ["A1.png", "A2.png"],
    ["B1.png", "B2.png"],
    ["small.png"],
  ]);
  h.takeWrites();
  await h.sync();
  expect(h.takeWrites()).toBe(0);
});

test("no request uploads more than ten images, and a gallery of any size is complete", async () => {
  const names = Array.from({ length: 23 }, (_, index) => `i${String(index).padStart(2, "0")}.png`);
  await gallery("LARGE", names);
  const uploads: number[] = [];
  const { openClient } = h.deps;
  h.deps.openClient = (store) => {
    const client = openClient(store);
    const post: typeof client.post = (path, body, ...rest) => {
      uploads.push(JSON.stringify(body).split('"src"').length - 1);
      return client.post(path, body, ...rest);
    };
    return { ...client, post };
  };
  expect(await h.sync()).toMatchObject({ status: "completed", failed: 0 });
  expect(uploads.filter((count) => count > 0)).toEqual([10, 10, 3]);
  expect(imagesOf("LARGE")).toEqual(names);
  expect(library()).toEqual(names);
});

test("a gallery of more than twenty images goes through image by image", async () => {
  const names = Array.from({ length: 23 }, (_, index) => `i${String(index).padStart(2, "0")}.png`);
  await gallery("LARGE", names);
  sandbox().faults.set({ maxUploads: 1 });
  expect(await h.sync()).toMatchObject({ status: "completed", failed: 0 });
  expect(imagesOf("LARGE")).toEqual(names);
  expect(library()).toEqual(names);
});

import { beforeEach, describe, expect, test } from "vitest";
import { createWooClient, type WooRequestEvent } from "@/lib/woo/woo-client";
import { createHarness, type Harness } from "@/lib/testing/engine-harness";
import { createCategory, createMedia, createProduct } from "@/lib/testing/factories";
import { useTestDb } from "@/lib/testing/test-db";
import { useImageServer, useSandbox } from "@/lib/testing/use-server";
import { cancelRun, startRun } from "./start-run";
import { runStep } from "./run-step";
import type { EngineDeps } from "@/lib/sync/core/run-context";

const testDb = useTestDb();
const sandbox = useSandbox();
let h: Harness;
const images = useImageServer();

beforeEach(async () => {
  h = await createHarness({ db: testDb.db(), pool: testDb.pool() }, sandbox(), { deps: { publicUrl: images().url } });
});

const skus = () =>
  sandbox()
    .state.products()
    .map((product) => product.sku)
    .filter(Boolean)
    .sort();

async function products(count: number) {
  for (let index = 0; index < count; index += 1) {
    await createProduct(h.db, h.business.id, {
      sku: `P-${index}`,
      name: `Product ${index}`,
      stock: { [h.location.id]: 1 },
    });
  }
  return Array.from({ length: count }, (_, index) => `P-${index}`).sort();
}

describe("faults of the store", () => {
  test("answers lost after the work was done: nothing is created twice", async () => {
    const expected = await products(12);
    sandbox().faults.set({ dropAnswers: { count: 2, path: "products/batch" } });
    expect(await h.sync()).toMatchObject({ status: "completed", failed: 0 });
    expect(skus()).toEqual(expected);
    expect(await h.db.productLink.count({ where: { storeId: h.store.id } })).toBe(12);
    h.takeWrites();
    await h.sync();
    expect(h.takeWrites()).toBe(0);
  });

  test("a store that stops in the middle of a batch of creates: created products are found, none is created twice", async () => {
    const expected = await products(12);
    sandbox().faults.set({ diesAfterItems: { count: 3, items: 2, path: "products/batch" } });
    expect(await h.sync()).toMatchObject({ status: "completed", failed: 0 });
    expect(sandbox().faults.get().diesAfterItems).toMatchObject({ count: 0 });
    expect(skus()).toEqual(expected);
    const links = await h.db.productLink.findMany({ where: { storeId: h.store.id }, select: { remoteId: true } });
    expect(links.map((link) => Number(link.remoteId)).sort()).toEqual(
      sandbox()
        .state.products()
        .map((product) => product.id)
        .sort(),
    );
    h.takeWrites();
    await h.sync();
    expect(h.takeWrites()).toBe(0);
  });

  test("429, 500 and HTML are waited out", async () => {
    const expected = await products(5);
    sandbox().faults.set({
      rateLimit: { count: 2, retryAfterSeconds: 0 },
      serverError: { count: 3, status: 503 },
      htmlAnswers: { count: 3, status: 200 },
    });
    const run = await h.sync();
    expect(run).toMatchObject({ status: "completed", failed: 0 });
    expect(skus()).toEqual(expected);
  });

  test("a long Retry-After is waited out by the run, not in the job, and can be cancelled meanwhile", async () => {
    await products(3);
    // The default waits apply here, because any Retry-After is long against the harness's short ones.
    h.deps.retry = {};
    sandbox().faults.set({ rateLimit: { count: 1, retryAfterSeconds: 600 } });
    const request = {
      businessId: h.business.id,
      storeId: h.store.id,
      kind: "products",
      mode: "all",
      trigger: "user",
      userId: null,
    } as const;
    const run = await startRun(h.db, request);
    const now = () => h.db.syncRun.findUniqueOrThrow({ where: { id: run.id } });
    const startedAt = Date.now();
    while ((await now()).resumeAt === null) await runStep(h.deps, run.id);
    const waiting = await now();
    expect(waiting).toMatchObject({ status: "running", stalls: 1, errorCode: "rate_limited", failed: 0 });
    expect(waiting.resumeAt?.getTime()).toBeGreaterThanOrEqual(startedAt + 600_000);

    await cancelRun(h.db, h.business.id, run.id);
    await runStep(h.deps, run.id);
    expect(await now()).toMatchObject({ status: "cancelled", resumeAt: null });
  });

  test("a pause requested half-way through fails no item: the run continues with the unanswered items", async () => {
    const expected = await products(8);
    // The batch is split, and one of its parts meets the pause after another was answered.
    sandbox().faults.set({ maxBatchItems: 4 });
    const { consumerKey, consumerSecret, url } = sandbox();
    let isPaused = false;
    const onRequest = ({ path, errorCode }: WooRequestEvent) => {
      if (isPaused || path !== "products/batch" || errorCode !== undefined) return;
      isPaused = true;
      sandbox().faults.set({ rateLimit: { count: 1, retryAfterSeconds: 1 } });
    };
    h.deps.openClient = () =>
      createWooClient({ url, consumerKey, consumerSecret, allowPrivateAddresses: true, onRequest });
    const run = await h.sync();
    expect(isPaused).toBe(true);
    expect(run).toMatchObject({ status: "completed", created: 8, failed: 0 });
    expect(skus()).toEqual(expected);
  });

  test("a batch that the store cannot process is split", async () => {
    const expected = await products(20);
    sandbox().faults.set({ maxBatchItems: 3 });
    expect(await h.sync()).toMatchObject({ status: "completed", created: 20, failed: 0 });
    expect(skus()).toEqual(expected);
  });

  test.each([503, 500])(
    "a store that goes away (%i) after it answered half a batch: the other half is no failure",
    async (status) => {
      const expected = await products(20);
      const open = h.deps.openClient;
      let isUp = true;
      h.deps.openClient = (store) => {
        const client = open(store);
        return new Proxy(client, {
          get(target, name, receiver) {
            if (name !== "post") return Reflect.get(target, name, receiver) as unknown;
            return async (...args: Parameters<typeof client.post>) => {
              const answer = await target.post(...args);
              if (isUp && args[0] === "products/batch") sandbox().faults.set({ serverError: { count: 20, status } });
              if (args[0] === "products/batch") isUp = false;
              return answer;
            };
          },
        });
      };
      sandbox().faults.set({ maxBatchItems: 10 });
      expect(await h.sync()).toMatchObject({ status: "completed", failed: 0 });
      expect(skus()).toEqual(expected);
    },
  );

  test("a store that does not answer ends the run with its cause, and no product is recorded as failed", async () => {
    await products(3);
    sandbox().faults.set({ serverError: { count: 100_000, status: 503 } });
    const run = await h.sync();
    expect(run).toMatchObject({ status: "failed", failed: 0 });
    expect(run.errorCode).not.toBeNull();
    // An outage is no fault for a person to end, so the schedule continues.
    expect(await h.db.store.findUniqueOrThrow({ where: { id: h.store.id } })).toMatchObject({ faultCode: null });
    sandbox().faults.clear();
    expect(await h.sync()).toMatchObject({ status: "completed", created: 3 });
  });

  test("a firewall that refuses everything ends the run with its cause", async () => {
    await products(3);
    sandbox().faults.set({ htmlAnswers: { count: 100_000, status: 403 } });
    expect(await h.sync()).toMatchObject({ status: "failed", errorCode: "firewall_blocked", failed: 0 });
    sandbox().faults.clear();
    expect(await h.sync()).toMatchObject({ status: "completed", created: 3, failed: 0 });
  });

  test.each([
    {
      name: "a wrong key",
      keys: { consumerKey: `ck_${"f".repeat(40)}`, consumerSecret: `cs_${"f".repeat(40)}` },
      code: "auth_bad_key",
    },
    { name: "a read-only key", keys: "readOnly" as const, code: "auth_read_only" },
  ])("$name stops the run with one clear cause", async ({ keys, code }) => {
    await products(3);
    const used = keys === "readOnly" ? sandbox().readOnlyKey : keys;
    h.deps.openClient = () => createWooClient({ url: sandbox().url, ...used, allowPrivateAddresses: true });
    const run = await h.sync();
    expect(run).toMatchObject({ status: "failed", errorCode: code, failed: 0 });
    expect(await h.db.store.findUniqueOrThrow({ where: { id: h.store.id } })).toMatchObject({ faultCode: code });
  });
});

describe("images", () => {
  async function withImages(count: number) {
    const media = [];
    for (let index = 0; index < count; index += 1)
      media.push(await createMedia(h.db, h.business.id, `image-${index}.png`));
    return media;
  }

  test("are sent once, then by id, and again only when they changed", async () => {
    const [first, second] = await withImages(2);
    const product = await createProduct(h.db, h.business.id, { sku: "MUG", mediaIds: [first?.id ?? 0] });
    await createProduct(h.db, h.business.id, { sku: "CUP", mediaIds: [first?.id ?? 0] });
    expect(await h.sync()).toMatchObject({ status: "completed", failed: 0 });
    const uploads = () =>
      sandbox()
        .requests.writes()
        .filter((request) => request.bodySummary.includes('"src"')).length;
    expect(uploads()).toBe(1);
    h.takeWrites();
    await h.sync();
    expect(h.takeWrites()).toBe(0);
    await h.db.productImage.create({ data: { productId: product.id, mediaId: second?.id ?? 0, position: 1 } });
    expect(await h.sync({ mode: "changed" })).toMatchObject({ status: "completed", failed: 0 });
    expect(sandbox().state.findBySku("MUG")?.image_ids).toHaveLength(2);
    expect(uploads()).toBe(2);
  });

  test("an image that cannot be fetched fails alone", async () => {
    const media = await withImages(3);
    await createProduct(h.db, h.business.id, { sku: "MUG", mediaIds: media.map((one) => one.id) });
    sandbox().faults.set({ unavailableImages: ["image-1.png"] });
    expect(await h.sync()).toMatchObject({ status: "completed", created: 1, failed: 1 });
    expect(sandbox().state.findBySku("MUG")?.image_ids).toHaveLength(2);
    sandbox().faults.clear();
    expect(await h.sync()).toMatchObject({ status: "completed", failed: 0 });
    expect(sandbox().state.findBySku("MUG")?.image_ids).toHaveLength(3);
  });

  test("a media address that the store cannot reach is reported once, before it is tried", async () => {
    const media = await withImages(1);
    for (const sku of ["A", "B"])
      await createProduct(h.db, h.business.id, { sku, mediaIds: media.map((one) => one.id) });
    await h.db.store.update({ where: { id: h.store.id }, data: { url: "https://shop.example" } });
    expect(await h.sync()).toMatchObject({ status: "completed", created: 2, failed: 1 });
    expect(
      await h.db.syncEntry.count({ where: { errorCode: "media_address_unreachable", businessId: h.business.id } }),
    ).toBe(1);
    expect(
      sandbox()
        .requests.writes()
        .some((request) => request.bodySummary.includes('"src"')),
    ).toBe(false);
  });
});

describe("a run", () => {
  test("refuses a second run of the same store and names the first", async () => {
    const base = {
      businessId: h.business.id,
      storeId: h.store.id,
      kind: "products",
      mode: "all",
      trigger: "user",
      userId: null,
    } as const;
    const run = await startRun(h.db, base);
    await expect(startRun(h.db, base)).rejects.toMatchObject({
      code: "conflict",
      message: "runActive",
      values: { runId: run.id },
    });
    const both = await Promise.allSettled([cancelRun(h.db, h.business.id, run.id), startRun(h.db, base)]);
    expect(both[0].status).toBe("fulfilled");
    expect(await h.drain(run.id)).toMatchObject({ status: "cancelled" });
  });

  test("cannot be started or cancelled by another business", async () => {
    const run = await startRun(h.db, {
      businessId: h.business.id,
      storeId: h.store.id,
      kind: "categories",
      mode: "all",
      trigger: "user",
      userId: null,
    });
    await expect(cancelRun(h.db, h.business.id + 1, run.id)).rejects.toMatchObject({ code: "not_found" });
    await expect(
      startRun(h.db, {
        businessId: h.business.id + 1,
        storeId: h.store.id,
        kind: "categories",
        mode: "all",
        trigger: "user",
        userId: null,
      }),
    ).rejects.toMatchObject({ code: "not_found" });
    await h.drain(run.id);
  });

  test("cancelled half-way retains its results and stops", async () => {
    await products(30);
    h.deps.sliceSize = 10;
    const run = await startRun(h.db, {
      businessId: h.business.id,
      storeId: h.store.id,
      kind: "products",
      mode: "all",
      trigger: "user",
      userId: null,
    });
    while ((await h.db.productLink.count({ where: { storeId: h.store.id } })) === 0) await runStep(h.deps, run.id);
    await cancelRun(h.db, h.business.id, run.id);
    const ended = await h.drain(run.id);
    expect(ended).toMatchObject({ status: "cancelled", created: 10 });
    expect(skus()).toHaveLength(10);
  });

  test("a run that ended meanwhile stays ended when the store then fails the slice", async () => {
    await products(1);
    const run = await startRun(h.db, {
      businessId: h.business.id,
      storeId: h.store.id,
      kind: "products",
      mode: "all",
      trigger: "user",
      userId: null,
    });
    await runStep(h.deps, run.id);
    const client = h.deps.openClient(h.store);
    const end = () =>
      h.db.syncRun.update({ where: { id: run.id }, data: { status: "completed", finishedAt: new Date() } });
    const slow: EngineDeps = {
      ...h.deps,
      openClient: () => ({
        ...client,
        get: async (...args) => {
          await end();
          return client.get(...args);
        },
        post: async (...args) => {
          await end();
          return client.post(...args);
        },
      }),
    };
    sandbox().faults.set({ serverError: { count: 1_000, status: 500 } });
    await runStep(slow, run.id);
    expect(await h.db.syncRun.findUniqueOrThrow({ where: { id: run.id } })).toMatchObject({
      status: "completed",
      stalls: 0,
      resumeAt: null,
      errorCode: null,
    });
  });

  test("interrupted between sending and recording continues without creating or counting twice", async () => {
    const category = await createCategory(h.db, h.business.id);
    const expected = await products(25);
    await h.db.product.updateMany({ where: { businessId: h.business.id }, data: { categoryId: category.id } });
    h.deps.sliceSize = 10;
    const run = await startRun(h.db, {
      businessId: h.business.id,
      storeId: h.store.id,
      kind: "products",
      mode: "all",
      trigger: "user",
      userId: null,
    });
    // The database connection is lost in the middle of recording, which looks like a killed process to the store.
    const realTransaction = h.db.$transaction.bind(h.db);
    let calls = 0;
    const broken = new Proxy(h.db, {
      get(target, name, receiver) {
        if (name !== "$transaction") return Reflect.get(target, name, receiver) as unknown;
        return (...args: Parameters<typeof realTransaction>) => {
          calls += 1;
          if (calls % 3 === 0) throw new Error("connection to the database lost");
          return realTransaction(...args);
        };
      },
    });
    for (let step = 0; step < 60; step += 1) await runStep({ ...h.deps, db: broken }, run.id).catch(() => undefined);
    const ended = await h.drain(run.id);
    expect(ended).toMatchObject({ status: "completed", failed: 0 });
    expect(skus()).toEqual(expected);
    expect(ended.created + ended.updated + ended.unchanged).toBe(26);
    h.takeWrites();
    await h.sync();
    expect(h.takeWrites()).toBe(0);
  });
});

test("a worker that was taken for dead and finishes its slice late does not move the run of its successor", async () => {
  const stock = { [h.location.id]: 4 };
  const sizes = ["S", "M"].map((Size) => ({ sku: `TEE-${Size}`, price: "5", options: { Size }, stock }));
  await createProduct(h.db, h.business.id, { sku: "TEE", name: "Tee", type: "variable", variations: sizes });
  const request = { businessId: h.business.id, storeId: h.store.id, kind: "products", mode: "all" } as const;
  const run = await startRun(h.db, { ...request, trigger: "user", userId: null });
  const read = () => h.db.syncRun.findUniqueOrThrow({ where: { id: run.id } });
  while ((await read()).phase !== "products") await runStep(h.deps, run.id);
  let isFirst = true;
  const openClient: EngineDeps["openClient"] = (store) => {
    const client = h.deps.openClient(store);
    const post: typeof client.post = async (path, body, schema, options) => {
      const answer = await client.post(path, body, schema, options);
      if (path !== "products/batch" || !isFirst) return answer;
      isFirst = false;
      // The successor takes the job, and the whole phase with it, before the answer reaches the first worker.
      while ((await read()).phase === "products") await runStep(h.deps, run.id);
      return answer;
    };
    return { ...client, post };
  };
  await runStep({ ...h.deps, openClient }, run.id);
  expect(await read()).toMatchObject({ phase: "variations", cursor: null });
  expect(await h.drain(run.id)).toMatchObject({ status: "completed", failed: 0 });
  const parent = sandbox().state.findBySku("TEE")!;
  expect(sandbox().state.variations(parent.id)).toHaveLength(2);
});

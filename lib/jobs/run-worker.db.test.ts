import { spawn, type ChildProcess } from "node:child_process";
import path from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { enqueuePoll } from "@/lib/sync/orders/poll-store";
import { startRun } from "@/lib/sync/drive/start-run";
import { createHarness, type Harness } from "@/lib/testing/engine-harness";
import { createMedia, createProduct } from "@/lib/testing/factories";
import { startImageServer } from "@/lib/testing/image-server";
import { useTestDb } from "@/lib/testing/test-db";
import { useSandbox } from "@/lib/testing/use-server";
import { createWooClient, type WooClient } from "@/lib/woo/woo-client";
import { enqueue } from "@/lib/queue/enqueue";
import { findHeartbeat } from "@/lib/queue/heartbeat";
import { scheduleJob } from "@/lib/sync/drive/jobs";
import { runJobsWithin } from "./run-jobs-within";
import { startWorker } from "./run-worker";

const testDb = useTestDb();
const WAIT = { timeout: 40_000, interval: 50 };
const sandbox = useSandbox();
let h: Harness;
let child: ChildProcess | undefined;

beforeEach(async () => {
  h = await createHarness({ db: testDb.db(), pool: testDb.pool() }, sandbox());
});
afterEach(async () => {
  if (child?.exitCode === null && child.signalCode === null) await kill(child);
});

/** Starts a worker in a process of its own, as `npm run worker` does. */
function spawnWorker(publicUrl = "http://localhost:3000"): ChildProcess {
  const script = path.resolve(import.meta.dirname, "../../scripts/worker.ts");
  return spawn(process.execPath, ["--import", "tsx", script], {
    env: {
      ...process.env,
      DATABASE_URL: testDb.databaseUrl(),
      APP_URL: publicUrl,
      ALLOW_PRIVATE_STORE_ADDRESSES: "true",
      LOG_LEVEL: "warn",
    },
    stdio: ["ignore", "inherit", "inherit"],
  });
}

/** Kills a worker and ends its lease, as 30 seconds without a renewal do. */
async function kill(worker: ChildProcess): Promise<void> {
  const gone = new Promise((resolve) => worker.once("exit", resolve));
  worker.kill("SIGKILL");
  await gone;
  await testDb.pool().query("update worker_processes set lease_until = now()");
}

async function newRun(count: number) {
  for (let index = 0; index < count; index += 1) await createProduct(h.db, h.business.id, { sku: `K-${index}` });
  return startRun(h.db, {
    businessId: h.business.id,
    storeId: h.store.id,
    kind: "products",
    mode: "all",
    trigger: "user",
    userId: null,
  });
}

test("a process killed in the middle of a run: the next one continues when the lease has expired, and nothing is created twice", async () => {
  const run = await newRun(120);
  // The answer takes far longer than noticing the request and killing the process.
  sandbox().faults.set({ latencyPerItemMs: 50 });
  child = spawnWorker();
  await vi.waitUntil(
    () =>
      sandbox()
        .requests.writes()
        .some((request) => request.path === "products/batch"),
    WAIT,
  );
  await kill(child);
  sandbox().faults.clear();
  expect(await h.db.syncRun.findUniqueOrThrow({ where: { id: run.id } })).toMatchObject({ status: "running" });

  child = spawnWorker();
  await vi.waitUntil(
    async () => (await h.db.syncRun.findUniqueOrThrow({ where: { id: run.id } })).finishedAt !== null,
    WAIT,
  );
  expect(await h.db.syncRun.findUniqueOrThrow({ where: { id: run.id } })).toMatchObject({
    status: "completed",
    failed: 0,
  });
  const skus = sandbox()
    .state.products()
    .map((product) => product.sku);
  expect(skus).toHaveLength(120);
  expect(new Set(skus).size).toBe(120);
});

test(
  "killed among products, variations and images in turn: each comes out whole and once",
  { timeout: 180_000 },
  async () => {
    const images = await startImageServer();
    const media = await Promise.all(["own.png", "each.png"].map((name) => createMedia(h.db, h.business.id, name)));
    const sizes = ["S", "M"];
    for (let index = 0; index < 6; index += 1) {
      await createProduct(h.db, h.business.id, {
        type: "variable",
        sku: `V-${index}`,
        mediaIds: [media[0]?.id ?? 0],
        variations: sizes.map((size) => ({
          sku: `V-${index}-${size}`,
          options: { Size: size },
          mediaId: media[1]?.id ?? null,
        })),
      });
    }
    const run = await newRun(0);
    const isImages = (request: { bodySummary: string }) => /"images?":/.test(request.bodySummary);
    const stages = [
      () =>
        sandbox()
          .requests.writes()
          .some((request) => request.path === "products/batch"),
      () =>
        sandbox()
          .requests.writes()
          .some((request) => request.path.endsWith("variations/batch") && !isImages(request)),
      () => sandbox().requests.writes().some(isImages),
    ];
    for (const isReached of stages) {
      sandbox().faults.set({ slowAnswersMs: 400 });
      child = spawnWorker(images.url);
      await vi.waitUntil(isReached, WAIT);
      await kill(child);
      expect(await h.db.syncRun.findUniqueOrThrow({ where: { id: run.id } })).toMatchObject({ status: "running" });
    }
    sandbox().faults.clear();
    child = spawnWorker(images.url);
    await vi.waitUntil(
      async () => (await h.db.syncRun.findUniqueOrThrow({ where: { id: run.id } })).finishedAt !== null,
      WAIT,
    );
    expect(await h.db.syncRun.findUniqueOrThrow({ where: { id: run.id } })).toMatchObject({
      status: "completed",
      failed: 0,
    });
    const there = sandbox().state.products();
    expect(there.map((product) => product.sku).sort()).toEqual(
      Array.from({ length: 6 }, (_, index) => [`V-${index}`, ...sizes.map((size) => `V-${index}-${size}`)])
        .flat()
        .sort(),
    );
    for (const product of there) expect(product.image_ids).toHaveLength(1);
  },
);

test("the cron route's drain and a running worker share one run without double work", async () => {
  const run = await newRun(30);
  const worker = await startWorker(h.deps, testDb.pool(), { concurrency: 2 });
  const [first, second] = await Promise.all([
    runJobsWithin(h.deps, testDb.pool(), 20_000, 2),
    runJobsWithin(h.deps, testDb.pool(), 20_000, 2),
  ]);
  await vi.waitUntil(
    async () => (await h.db.syncRun.findUniqueOrThrow({ where: { id: run.id } })).finishedAt !== null,
    WAIT,
  );
  await worker.stop();
  expect(await h.db.syncRun.findUniqueOrThrow({ where: { id: run.id } })).toMatchObject({
    status: "completed",
    created: 30,
    failed: 0,
  });
  expect(sandbox().state.products()).toHaveLength(30);
  expect(first.jobs.failed + second.jobs.failed).toBe(0);
  expect(await h.db.workerProcess.count()).toBe(0);
});

test("a drain stops at its deadline and leaves the rest to the next", async () => {
  const run = await newRun(40);
  h.deps.sliceSize = 5;
  sandbox().faults.set({ slowAnswersMs: 60 });
  const result = await runJobsWithin(h.deps, testDb.pool(), 300, 1);
  sandbox().faults.clear();
  expect(result.waiting).toBeGreaterThan(0);
  await runJobsWithin(h.deps, testDb.pool(), 30_000, 1);
  // Products created by the interrupted last request are found by SKU, and so not counted as created.
  expect(await h.db.syncRun.findUniqueOrThrow({ where: { id: run.id } })).toMatchObject({
    status: "completed",
    failed: 0,
  });
  const skus = sandbox()
    .state.products()
    .map((product) => product.sku);
  expect(skus).toHaveLength(40);
  expect(new Set(skus).size).toBe(40);
});

test("a store that answers slowly: the drain ends at its deadline, and the next one continues", async () => {
  const run = await newRun(3);
  // The answer takes longer than the whole budget, so only interrupting the request can end in time.
  sandbox().faults.set({ slowAnswersMs: 30_000 });
  const patient = {
    ...h.deps,
    openClient: () =>
      createWooClient({
        url: sandbox().url,
        consumerKey: sandbox().consumerKey,
        consumerSecret: sandbox().consumerSecret,
        allowPrivateAddresses: true,
      }),
  };
  const result = await runJobsWithin(patient, testDb.pool(), 6_000, 1);
  // The drain did not wait for the answer.
  expect(result.milliseconds).toBeLessThan(25_000);
  expect(await h.db.syncRun.findUniqueOrThrow({ where: { id: run.id } })).toMatchObject({ finishedAt: null });
  expect((await testDb.pool().query("select 1 from graphile_worker.jobs where locked_at is not null")).rows).toEqual(
    [],
  );
  sandbox().faults.clear();
  await runJobsWithin(h.deps, testDb.pool(), 30_000, 1);
  expect(await h.db.syncRun.findUniqueOrThrow({ where: { id: run.id } })).toMatchObject({
    status: "completed",
    created: 3,
    failed: 0,
  });
  expect(sandbox().state.products()).toHaveLength(3);
});

test("orders are read while runs fill the worker", async () => {
  const run = await newRun(1);
  let open = () => {};
  const gate = new Promise<void>((resolve) => (open = resolve));
  let isSending = false;
  const openClient = (): WooClient => {
    const client = h.deps.openClient(h.store);
    const post: WooClient["post"] = async (path, body, schema, options) => {
      if (path === "products/batch") {
        isSending = true;
        await gate;
      }
      return client.post(path, body, schema, options);
    };
    return { ...client, post };
  };
  const worker = await startWorker({ ...h.deps, openClient }, testDb.pool(), { concurrency: 1, hasSchedule: false });
  await vi.waitUntil(() => isSending, WAIT);
  await enqueuePoll(h.db, h.store.id);
  await vi.waitUntil(
    async () => (await h.db.store.findUniqueOrThrow({ where: { id: h.store.id } })).ordersPolledAt !== null,
    WAIT,
  );
  expect(await h.db.syncRun.findUniqueOrThrow({ where: { id: run.id } })).toMatchObject({
    status: "running",
    created: 0,
  });
  open();
  await vi.waitUntil(
    async () => (await h.db.syncRun.findUniqueOrThrow({ where: { id: run.id } })).finishedAt !== null,
    WAIT,
  );
  await worker.stop();
});

test("a movement is pushed to the store by the worker", async () => {
  const product = await createProduct(h.db, h.business.id, { sku: "MOVE", stock: { [h.location.id]: 5 } });
  await h.sync();
  const worker = await startWorker(h.deps, testDb.pool(), { concurrency: 2, listenUrl: testDb.databaseUrl() });
  const variationId = product.variations[0]?.id ?? 0;
  await h.db.stockMovement.create({
    data: { businessId: h.business.id, variationId, locationId: h.location.id, kind: "sale", quantity: -2 },
  });
  await vi.waitUntil(() => sandbox().state.findBySku("MOVE")?.stock_quantity === 3, WAIT);
  await worker.stop();
});

test("a started worker includes the schedule, which starts due work and records its heartbeat; without it the cron does", async () => {
  await h.db.heartbeat.deleteMany();
  await testDb.pool().query("delete from graphile_worker._private_known_crontabs");
  const listScheduled = async () =>
    (
      await testDb
        .pool()
        .query<{ identifier: string }>("select identifier from graphile_worker._private_known_crontabs")
    ).rows.map(({ identifier }) => identifier);
  const plain = await startWorker(h.deps, testDb.pool(), { concurrency: 1, hasSchedule: false });
  await plain.stop();
  expect(await listScheduled()).toEqual([]);

  const worker = await startWorker(h.deps, testDb.pool(), { concurrency: 1 });
  await vi.waitUntil(async () => (await listScheduled()).length > 0, WAIT);
  expect(await listScheduled()).toEqual(["sync.schedule"]);
  // The job that each minute enqueues is enqueued at once.
  await enqueue(h.db, scheduleJob, {});
  await vi.waitUntil(async () => (await findHeartbeat(h.db, "worker")) !== null, WAIT);
  await vi.waitUntil(
    async () => (await h.db.store.findUniqueOrThrow({ where: { id: h.store.id } })).ordersPolledAt !== null,
    WAIT,
  );
  await worker.stop();
});

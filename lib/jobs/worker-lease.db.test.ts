import { spawn, type ChildProcess } from "node:child_process";
import path from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { startRun } from "@/lib/sync/drive/start-run";
import { createHarness, type Harness } from "@/lib/testing/engine-harness";
import { createProduct } from "@/lib/testing/factories";
import { useTestDb } from "@/lib/testing/test-db";
import { useSandbox } from "@/lib/testing/use-server";
import { createWooClient, type WooClient } from "@/lib/woo/woo-client";
import { startWorker } from "./run-worker";
import { superviseWorker } from "./supervise-worker";
import { forceUnlockDead } from "./unlock-dead-workers";
import { takeLease } from "./worker-lease";

const testDb = useTestDb();
const sandbox = useSandbox();
const WAIT = { timeout: 40_000, interval: 50 };
/** Short, and long enough for a machine that does not come to a renewal for half a second. */
const LEASE_MS = 1_500;
let h: Harness;
let child: ChildProcess | undefined;

beforeEach(async () => {
  h = await createHarness({ db: testDb.db(), pool: testDb.pool() }, sandbox());
  await testDb.pool().query("delete from worker_processes");
  await testDb.pool().query("delete from graphile_worker._private_jobs");
});
afterEach(() => {
  child?.kill("SIGKILL");
  child = undefined;
});

const pool = () => testDb.pool();
const expireLeases = () => pool().query("update worker_processes set lease_until = now()");
const findRun = (id: number) => h.db.syncRun.findUniqueOrThrow({ where: { id } });
const findSkus = () =>
  sandbox()
    .state.products()
    .map(({ sku }) => sku)
    .sort();

async function newRun(count: number) {
  for (let index = 0; index < count; index += 1) await createProduct(h.db, h.business.id, { sku: `L-${index}` });
  const request = { businessId: h.business.id, storeId: h.store.id, kind: "products", mode: "all" } as const;
  return startRun(h.db, { ...request, trigger: "user", userId: null });
}

/** A client whose first request of products waits for the gate. */
function gatedDeps() {
  let open = () => {};
  const gate = new Promise<void>((resolve) => (open = resolve));
  let requests = 0;
  const openClient = (): WooClient => {
    const client = h.deps.openClient(h.store);
    const post: WooClient["post"] = async (address, body, schema, options) => {
      if (address === "products/batch") {
        requests += 1;
        await gate;
      }
      return client.post(address, body, schema, options);
    };
    return { ...client, post };
  };
  return { deps: { ...h.deps, openClient }, open, requests: () => requests };
}

test("a lease is renewed while its process lives, and deleted at its end", async () => {
  const onLost = vi.fn();
  const lease = await takeLease(pool(), onLost, LEASE_MS);
  const first = (await h.db.workerProcess.findFirstOrThrow()).leaseUntil;
  await vi.waitUntil(async () => (await h.db.workerProcess.findFirstOrThrow()).leaseUntil > first, WAIT);
  await lease.stop();
  expect(await h.db.workerProcess.count()).toBe(0);
  expect(onLost).not.toHaveBeenCalled();
});

test("only expired leases are freed, and one that is being renewed is not", async () => {
  await h.db.workerProcess.create({ data: { leaseUntil: new Date(Date.now() + 60_000), workerIds: ["living"] } });
  const renewed = await h.db.workerProcess.create({ data: { leaseUntil: new Date(0), workerIds: ["renewing"] } });
  await h.db.workerProcess.create({ data: { leaseUntil: new Date(0), workerIds: ["dead"] } });
  await h.db.$transaction(async (tx) => {
    await tx.workerProcess.update({ where: { id: renewed.id }, data: { leaseUntil: new Date(Date.now() + 60_000) } });
    expect(await forceUnlockDead(pool())).toBe(1);
  });
  const left = await h.db.workerProcess.findMany({ orderBy: { id: "asc" } });
  expect(left.map(({ workerIds }) => workerIds)).toEqual([["living"], ["renewing"]]);
});

test("a lease that was not renewed in time is lost, also when the database does not answer", async () => {
  const onLost = vi.fn();
  const lease = await takeLease(pool(), onLost, LEASE_MS);
  await pool().query("alter table worker_processes rename to away");
  try {
    await vi.waitUntil(() => onLost.mock.calls.length > 0, WAIT);
  } finally {
    await pool().query("alter table away rename to worker_processes");
  }
  expect(String(onLost.mock.calls[0]?.[0])).toMatch(/not renewed within 1500 ms/);
  await lease.stop();
  expect(onLost).toHaveBeenCalledOnce();
});

test("a lease that cannot be taken leaves no row and no connection in use", async () => {
  const inUse = () => pool().totalCount - pool().idleCount;
  const before = inUse();
  await pool().query("alter table worker_processes rename to away");
  await expect(takeLease(pool(), () => undefined)).rejects.toThrow();
  await pool().query("alter table away rename to worker_processes");
  expect(inUse()).toBe(before);
});

test("a living worker keeps its job, however long it takes, while others look for dead workers", async () => {
  const run = await newRun(1);
  const gated = gatedDeps();
  const options = { concurrency: 1, hasSchedule: false, leaseMs: LEASE_MS };
  const first = await startWorker(gated.deps, pool(), options);
  await vi.waitUntil(() => gated.requests() === 1, WAIT);
  const second = await startWorker(gated.deps, pool(), options);
  const takenAt = Date.now();
  await vi.waitUntil(async () => {
    await forceUnlockDead(pool());
    return Date.now() - takenAt > 2 * LEASE_MS;
  }, WAIT);
  expect(gated.requests()).toBe(1);
  expect(await h.db.workerProcess.count()).toBe(2);
  gated.open();
  await vi.waitUntil(async () => (await findRun(run.id)).finishedAt !== null, WAIT);
  await Promise.all([first.stop(), second.stop()]);
  expect(await findRun(run.id)).toMatchObject({ status: "completed", created: 1, failed: 0 });
});

test("a worker that lost its lease interrupts its jobs at once and ends, and can be started again", async () => {
  const run = await newRun(3);
  sandbox().faults.set({ slowAnswersMs: 30_000 });
  const keys = { consumerKey: sandbox().consumerKey, consumerSecret: sandbox().consumerSecret };
  const openClient = () => createWooClient({ url: sandbox().url, ...keys, allowPrivateAddresses: true });
  // Without the loss, the job might go on for a minute after a stop.
  const options = { concurrency: 1, hasSchedule: false, leaseMs: LEASE_MS, finishWithinMs: 60_000 };
  const worker = await startWorker({ ...h.deps, openClient }, pool(), options);
  await vi.waitUntil(() => sandbox().requests.counts().requests > 0, WAIT);
  const lostAt = Date.now();
  await expireLeases();
  await pool().query("delete from worker_processes");
  await worker.ended;
  expect(Date.now() - lostAt).toBeLessThan(15_000);
  sandbox().faults.clear();
  const again = await startWorker(h.deps, pool(), { concurrency: 1, hasSchedule: false });
  await pool().query("update graphile_worker._private_jobs set run_at = now()");
  await vi.waitUntil(async () => (await findRun(run.id)).finishedAt !== null, WAIT);
  await again.stop();
  expect(await h.db.workerProcess.count()).toBe(0);
  expect(findSkus()).toEqual(["L-0", "L-1", "L-2"]);
});

test("a paused process loses its lease, does no harm when it wakes, and announces itself again", async () => {
  const run = await newRun(60);
  sandbox().faults.set({ latencyPerItemMs: 50 });
  const script = path.resolve(import.meta.dirname, "../../scripts/worker.ts");
  const environment = { DATABASE_URL: testDb.databaseUrl(), APP_URL: "http://localhost:3000", LOG_LEVEL: "silent" };
  child = spawn(process.execPath, ["--import", "tsx", script], {
    env: { ...process.env, ...environment, ALLOW_PRIVATE_STORE_ADDRESSES: "true" },
    stdio: ["ignore", "inherit", "inherit"],
  });
  await vi.waitUntil(() => sandbox().requests.writes().length > 0, WAIT);
  child.kill("SIGSTOP");
  const paused = await h.db.workerProcess.findFirstOrThrow();
  sandbox().faults.clear();
  await expireLeases();
  const other = await startWorker(h.deps, pool(), { concurrency: 1, hasSchedule: false });
  await vi.waitUntil(async () => (await findRun(run.id)).finishedAt !== null, WAIT);
  await other.stop();
  child.kill("SIGCONT");
  await vi.waitUntil(async () => {
    const processes = await h.db.workerProcess.findMany();
    return processes.some(({ id, workerIds }) => id > paused.id && workerIds.length > 1);
  }, WAIT);
  expect(await findRun(run.id)).toMatchObject({ status: "completed", failed: 0 });
  expect(new Set(findSkus()).size).toBe(60);
  expect(findSkus()).toHaveLength(60);
});

test("a worker that cannot be recorded does not run, and the next one starts", async () => {
  await pool().query(`create function refuse_worker() returns trigger language plpgsql as $$ begin
    raise exception 'no more workers';
  end $$`);
  await pool().query(
    "create trigger refuse_worker before update of worker_ids on worker_processes for each row execute function refuse_worker()",
  );
  const run = await newRun(1);
  try {
    await expect(startWorker(h.deps, pool(), { concurrency: 1, hasSchedule: false })).rejects.toThrow();
  } finally {
    await pool().query("drop function refuse_worker() cascade");
  }
  expect(await h.db.workerProcess.count()).toBe(0);
  expect(await findRun(run.id)).toMatchObject({ finishedAt: null });
  const worker = await startWorker(h.deps, pool(), { concurrency: 1, hasSchedule: false });
  expect(await h.db.workerProcess.count()).toBe(1);
  await worker.stop();
});

test("a worker whose connections break keeps its lease and goes on", async () => {
  const { variations } = await createProduct(h.db, h.business.id, { sku: "CUT", stock: { [h.location.id]: 5 } });
  await h.sync();
  const listenUrl = testDb.databaseUrl();
  // A worker whose job could not be completed because of the break ends, and is started again.
  const options = { concurrency: 1, hasSchedule: false, listenUrl };
  const worker = superviseWorker(() => startWorker(h.deps, pool(), options), 100);
  await vi.waitUntil(async () => (await h.db.workerProcess.findFirst())?.workerIds.length === 2, WAIT);
  await pool().query(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where datname = current_database() and backend_type = 'client backend' and pid <> pg_backend_pid()`,
  );
  const goods = { businessId: h.business.id, variationId: variations[0]!.id, locationId: h.location.id };
  // A movement during the reconnection is not notified of; the schedule, which is off here, would find it.
  const moveAndLook = async () => {
    await h.db.stockMovement.create({ data: { ...goods, kind: "sale", quantity: -1 } });
    return sandbox().state.findBySku("CUT")?.stock_quantity !== 5;
  };
  await vi.waitUntil(moveAndLook, { timeout: 40_000, interval: 3_000 });
  expect(await h.db.workerProcess.count()).toBe(1);
  await worker.stop();
});

test("a worker that cannot complete a job ends, so that it is started again", async () => {
  const run = await newRun(1);
  const gated = gatedDeps();
  const worker = await startWorker(gated.deps, pool(), { concurrency: 1, hasSchedule: false });
  await vi.waitUntil(() => gated.requests() === 1, WAIT);
  await pool().query(`create function refuse_completion() returns trigger language plpgsql as $$ begin
    if exists (select from worker_processes where lease_until > now()) then raise exception 'no completion'; end if;
    return new;
  end $$`);
  await pool().query(
    "create trigger refuse_completion before update or delete on graphile_worker._private_jobs for each row execute function refuse_completion()",
  );
  try {
    gated.open();
    await worker.ended;
  } finally {
    await pool().query("drop function refuse_completion() cascade");
    await worker.stop();
  }
  expect(await h.db.workerProcess.count()).toBe(0);
  const locked = await pool().query("select 1 from graphile_worker._private_jobs where locked_by is not null");
  expect([locked.rowCount, (await findRun(run.id)).failed]).toEqual([0, 0]);
});

test("a job that its worker was never told of is freed, and one that runs is not", async () => {
  await h.sync();
  const [lost, running] = ["worker-lost", "worker-running"];
  const lease = await takeLease(pool(), () => undefined, 900);
  await lease.addWorker(lost, () => true);
  await lease.addWorker(running, () => false);
  for (const workerId of [lost, running])
    await pool().query("select graphile_worker.add_job($1, '{}'::json, queue_name := $1)", [workerId]);
  // What a worker's own statement does, whose answer does not arrive.
  const lock = `update graphile_worker._private_jobs set locked_by = $1, locked_at = now()
    where task_id = (select id from graphile_worker._private_tasks where identifier = $1)`;
  for (const workerId of [lost, running]) await pool().query(lock, [workerId]);
  const lockedBy = async () =>
    (
      await pool().query<{ locked_by: string }>(
        "select locked_by from graphile_worker.jobs where locked_by like 'worker-%' order by 1",
      )
    ).rows.map((row) => row.locked_by);
  expect(await lockedBy()).toEqual([lost, running]);
  await vi.waitFor(async () => expect(await lockedBy()).toEqual([running]), { timeout: 20_000, interval: 100 });
  await lease.stop();
});

import { type ChildProcess, spawn } from "node:child_process";
import path from "node:path";
import { afterAll, afterEach, beforeEach, expect, test, vi } from "vitest";
import { Client } from "pg";
import { createDb } from "@/lib/db";
import { isBehindTransactionPooler } from "@/lib/db/transaction-pooler";
import { startRun } from "@/lib/sync/drive/start-run";
import { createHarness, type Harness } from "@/lib/testing/engine-harness";
import { createProduct } from "@/lib/testing/factories";
import { usePgBouncer } from "@/lib/testing/pgbouncer";
import { useTestDb } from "@/lib/testing/test-db";
import { useSandbox } from "@/lib/testing/use-server";
import { listPendingMigrations, migrate } from "@/scripts/migrate";
import { findNotes, findProblems } from "@/scripts/find-problems";
import { findListenUrl } from "./listen-url";
import { runJobsWithin } from "./run-jobs-within";

const WAIT = { timeout: 50_000, interval: 50 };
const testDb = useTestDb();
const sandbox = useSandbox();
const children: ChildProcess[] = [];
const pooler = usePgBouncer(testDb);
let pooled: ReturnType<typeof createDb> | undefined;
let h: Harness;

afterAll(async () => {
  await pooled?.db.$disconnect();
  await pooled?.pool.end();
});
beforeEach(async () => {
  await testDb.pool().query("delete from graphile_worker._private_jobs");
  pooled ??= createDb(pooler().url);
  h = await createHarness(pooled, sandbox());
  // An order's second may begin before the store was connected.
  await h.db.store.update({ where: { id: h.store.id }, data: { createdAt: new Date(Date.now() - 3_600_000) } });
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
});

/** `npm run worker` with the pooler's address alone. */
function spawnWorker(): ChildProcess {
  const script = path.resolve(import.meta.dirname, "../../scripts/worker.ts");
  const environment = { DATABASE_URL: pooler().url, APP_URL: "http://localhost:3000", LOG_LEVEL: "error" };
  const child = spawn(process.execPath, ["--import", "tsx", script], {
    env: { ...process.env, ...environment, ALLOW_PRIVATE_STORE_ADDRESSES: "true" },
    stdio: ["ignore", "inherit", "inherit"],
  });
  children.push(child);
  return child;
}

const findRun = (id: number) => h.db.syncRun.findUniqueOrThrow({ where: { id } });
const stockThere = (sku: string) => sandbox().state.findBySku(sku)?.stock_quantity;
const startProductRun = () => {
  const request = { businessId: h.business.id, storeId: h.store.id, kind: "products", mode: "all" } as const;
  return startRun(h.db, { ...request, trigger: "user", userId: null });
};

test("the pooler is found out, and preflight says what to set", async () => {
  const [direct, url] = [testDb.databaseUrl(), pooler().url];
  expect(await isBehindTransactionPooler(url)).toBe(true);
  expect(await isBehindTransactionPooler(direct)).toBe(false);
  expect(await findListenUrl({ DATABASE_URL: url })).toBeNull();
  expect(await findListenUrl({ DATABASE_URL: direct })).toBe(direct);
  expect(await findListenUrl({ DATABASE_URL: url, DATABASE_DIRECT_URL: direct })).toBe(direct);

  expect(await findNotes({ DATABASE_URL: url })).toEqual([expect.stringMatching(/Set DATABASE_DIRECT_URL/)]);
  expect(await findNotes({ DATABASE_URL: direct })).toEqual([]);
  expect(await findNotes({ DATABASE_URL: url, DATABASE_DIRECT_URL: direct })).toEqual([]);
  const problems = (DATABASE_DIRECT_URL: string) =>
    findProblems({ ...process.env, DATABASE_URL: url, DATABASE_DIRECT_URL });
  expect(await problems(direct)).toEqual([]);
  expect(await problems(url)).toEqual([expect.stringMatching(/^DATABASE_DIRECT_URL is the address of a transaction/)]);
  const other = new URL(direct);
  other.pathname = "/postgres";
  expect(await problems(other.href)).toEqual([expect.stringMatching(/^DATABASE_DIRECT_URL is another database/)]);
});

test("two starts at once migrate an empty database through the pooler, each migration once", async () => {
  const name = `${new URL(testDb.databaseUrl()).pathname.slice(1)}_empty`;
  await testDb.pool().query(`create database ${name}`);
  try {
    const url = new URL(pooler().url);
    url.pathname = `/${name}`;
    const pending = await listPendingMigrations(url.href);
    const applied = await Promise.all([migrate(url.href), migrate(url.href)]);
    expect(applied.flat().sort()).toEqual(pending);
    expect(await listPendingMigrations(url.href)).toEqual([]);
  } finally {
    await testDb.pool().query(`drop database ${name} with (force)`);
  }
});

test("a transaction has its limits, and leaves none in the session that others share", async () => {
  const [limits] = await h.db.$transaction(
    (tx) => tx.$queryRaw<{ statement: string; idle: string }[]>`
      select current_setting('statement_timeout') as statement,
        current_setting('idle_in_transaction_session_timeout') as idle`,
  );
  expect(limits).toEqual({ statement: "15min", idle: "1min" });
  const clients = await Promise.all(
    Array.from({ length: 4 }, async () => {
      const client = new Client({ connectionString: pooler().url });
      await client.connect();
      return client;
    }),
  );
  // Open transactions at the same time see every session of the pool.
  await Promise.all(clients.map((client) => client.query("begin")));
  const settings = await Promise.all(clients.map((client) => client.query("show statement_timeout")));
  expect(settings.map(({ rows }) => rows)).toEqual(settings.map(() => [{ statement_timeout: "0" }]));
  await Promise.all(clients.map((client) => client.end()));
});

test("products, stock and orders are in sync after drains, with a movement that nobody was notified of", async () => {
  const { variations } = await createProduct(h.db, h.business.id, { sku: "MUG", stock: { [h.location.id]: 9 } });
  for (let index = 0; index < 20; index += 1) await createProduct(h.db, h.business.id, { sku: `P-${index}` });
  const run = await startProductRun();
  const drain = () => runJobsWithin(h.deps, pooled!.pool, 20_000, 3);
  const drains = await Promise.all([drain(), drain()]);
  expect(drains.map(({ jobs }) => jobs.failed)).toEqual([0, 0]);
  expect(await findRun(run.id)).toMatchObject({ status: "completed", created: 21, failed: 0 });

  sandbox().placeOrder({ lines: [{ sku: "MUG", quantity: 2 }] });
  const goods = { businessId: h.business.id, variationId: variations[0]!.id, locationId: h.location.id };
  await h.db.stockMovement.create({ data: { ...goods, kind: "sale", quantity: -3 } });
  await h.db.store.update({ where: { id: h.store.id }, data: { ordersPolledAt: null } });
  expect((await drain()).jobs.failed).toBe(0);
  expect(await h.db.sale.count({ where: { businessId: h.business.id } })).toBe(1);
  const level = await h.db.stockLevel.findFirstOrThrow({ where: { variationId: goods.variationId } });
  expect([level.quantity.toFixed(), stockThere("MUG")]).toEqual(["4", 4]);
  expect(await h.db.workerProcess.count()).toBe(0);
});

test(
  "of two workers one is killed: the other one finishes the run, and nothing is created twice",
  { timeout: 120_000 },
  async () => {
    for (let index = 0; index < 60; index += 1) await createProduct(h.db, h.business.id, { sku: `W-${index}` });
    const run = await startProductRun();
    sandbox().faults.set({ latencyPerItemMs: 300 });
    const first = spawnWorker();
    await vi.waitUntil(() => sandbox().requests.writes().length > 0, WAIT);
    const [lease] = await h.db.workerProcess.findMany();
    const second = spawnWorker();
    await vi.waitUntil(async () => (await h.db.workerProcess.count()) === 2, WAIT);
    // Both live, so each keeps its jobs: the first still has the run's.
    const locked = await testDb
      .pool()
      .query<{ locked_by: string }>(
        "select locked_by from graphile_worker.jobs where task_identifier = 'sync.run-step'",
      );
    expect(lease?.workerIds).toContain(locked.rows[0]?.locked_by);
    first.kill("SIGKILL");
    await h.db.workerProcess.update({ where: { id: lease!.id }, data: { leaseUntil: new Date(0) } });
    sandbox().faults.clear();
    await vi.waitUntil(async () => (await findRun(run.id)).finishedAt !== null, WAIT);
    expect(await findRun(run.id)).toMatchObject({ status: "completed", failed: 0 });
    const skus = sandbox()
      .state.products()
      .map(({ sku }) => sku);
    expect([skus.length, new Set(skus).size]).toEqual([60, 60]);
    const ended = new Promise((resolve) => second.once("exit", resolve));
    second.kill("SIGTERM");
    expect(await ended).toBe(0);
    expect(await h.db.workerProcess.count()).toBe(0);
  },
);

import { beforeAll, beforeEach, expect, test } from "vitest";
import type { Prisma } from "@/lib/generated/prisma/client";
import { migrateJobs } from "@/lib/jobs/migrate-jobs";
import { explain } from "@/lib/testing/explain";
import { createBusiness, createLocation, createSession, createStore, createUser } from "@/lib/testing/factories";
import { useTestDb } from "@/lib/testing/test-db";
import { deleteDeliveriesSql } from "./queries/delete-deliveries";
import { runToSweepSql } from "./queries/find-run-to-sweep";
import { sweepBusiness } from "./sweep";

const testDb = useTestDb();
const NOW = new Date("2026-06-01T03:00:00Z");
const daysAgo = (days: number) => new Date(NOW.getTime() - days * 86_400_000);

const NOTHING = {
  deliveries: 0,
  payloads: 0,
  entries: 0,
  runs: 0,
  events: 0,
  activities: 0,
  bookings: 0,
  pulls: 0,
  authorisations: 0,
  sessions: 0,
  jobs: 0,
  queues: 0,
};

let business: { id: number; retention: Prisma.JsonValue };
let storeId: number;

beforeAll(() => migrateJobs(testDb.pool()));

beforeEach(async () => {
  business = await createBusiness(testDb.db());
  const location = await createLocation(testDb.db(), business.id);
  storeId = (await createStore(testDb.db(), business.id, location.id)).id;
});

function addRun(days: number, entries = 2) {
  return testDb.db().syncRun.create({
    data: {
      businessId: business.id,
      storeId,
      kind: "products",
      mode: "all",
      trigger: "user",
      status: "completed",
      finishedAt: daysAgo(days),
      updated: entries,
      entries: {
        create: Array.from({ length: entries }, (_, index) => ({
          businessId: business.id,
          entity: "product" as const,
          operation: "update" as const,
          outcome: "done" as const,
          label: `Tea ${index}`,
          sent: { name: "Tea" },
        })),
      },
    },
  });
}

function addDelivery(days: number, outcome: "imported" | "failed" | "queued") {
  return testDb.db().delivery.create({
    data: {
      businessId: business.id,
      storeId,
      topic: "order_created",
      contentHash: `${outcome}-${days}`,
      rawBody: Buffer.from("{}"),
      outcome,
      receivedAt: daysAgo(days),
    },
  });
}

const logs = () =>
  testDb.db().syncRun.findMany({
    where: { storeId },
    orderBy: { finishedAt: "desc" },
    select: { log: true, updated: true, entries: { select: { sent: true } } },
  });

test("payloads are removed first, then the entries, then the run; counters stay as long as the run", async () => {
  for (const days of [10, 60, 200, 800]) await addRun(days);
  const { removed, isDone } = await sweepBusiness(testDb.db(), business, NOW);
  expect({ removed, isDone }).toEqual({ removed: { ...NOTHING, payloads: 6, entries: 4, runs: 1 }, isDone: true });
  expect(await logs()).toEqual([
    { log: "whole", updated: 2, entries: [{ sent: { name: "Tea" } }, { sent: { name: "Tea" } }] },
    { log: "without_payloads", updated: 2, entries: [{ sent: null }, { sent: null }] },
    { log: "removed", updated: 2, entries: [] },
  ]);
  expect(await sweepBusiness(testDb.db(), business, NOW)).toEqual({ removed: NOTHING, isDone: true });
});

test("a run without entries ends no sweep, and an active run stays", async () => {
  await addRun(60, 0);
  await addRun(50);
  await testDb.db().syncRun.create({
    data: { businessId: business.id, storeId, kind: "products", mode: "all", trigger: "user", status: "running" },
  });
  const { removed } = await sweepBusiness(testDb.db(), business, NOW);
  expect(removed).toMatchObject({ payloads: 2, entries: 0, runs: 0 });
});

test("deliveries are removed by the owner's choice; a queued or failed one stays whatever its age", async () => {
  await addDelivery(8, "imported");
  for (const outcome of ["imported", "failed", "queued"] as const) await addDelivery(400, outcome);
  const kept = () =>
    testDb
      .db()
      .delivery.findMany({ where: { storeId }, orderBy: { receivedAt: "desc" }, select: { contentHash: true } });
  await sweepBusiness(testDb.db(), business, NOW);
  expect(await kept()).toEqual([
    { contentHash: "imported-8" },
    { contentHash: "failed-400" },
    { contentHash: "queued-400" },
  ]);
  await sweepBusiness(testDb.db(), { ...business, retention: { deliveryDays: 7 } }, NOW);
  expect(await kept()).toHaveLength(2);
});

test("activities are stored as long as the owner chose, and the client keys of stock forms for 30 days", async () => {
  for (const days of [4000, 800, 10])
    await testDb.db().activity.create({
      data: { businessId: business.id, action: "stock.received", entity: "stock", createdAt: daysAgo(days) },
    });
  for (const days of [31, 29])
    await testDb.db().stockBooking.create({
      data: { businessId: business.id, clientKey: `key-${days}`, requestHash: "hash", createdAt: daysAgo(days) },
    });
  const first = await sweepBusiness(testDb.db(), business, NOW);
  expect(first.removed).toEqual({ ...NOTHING, activities: 1, bookings: 1 });
  const second = await sweepBusiness(testDb.db(), { ...business, retention: { activityDays: 730 } }, NOW);
  expect(second.removed).toEqual({ ...NOTHING, activities: 1 });
  expect(await testDb.db().stockBooking.findMany({ where: { businessId: business.id } })).toMatchObject([
    { clientKey: "key-29" },
  ]);
});

test("requests for a store's keys are removed a day after they expired", async () => {
  const { id: userId } = await createUser(testDb.db(), business.id);
  const { id: locationId } = await createLocation(testDb.db(), business.id);
  const request = { businessId: business.id, userId, locationId, url: "https://tea.example", name: "Tea" };
  for (const days of [2, 0.5])
    await testDb
      .db()
      .storeAuthorisation.create({ data: { ...request, stateHash: `hash-${days}`, expiresAt: daysAgo(days) } });
  const { removed } = await sweepBusiness(testDb.db(), business, NOW);
  expect(removed).toEqual({ ...NOTHING, authorisations: 1 });
  expect(await testDb.db().storeAuthorisation.findMany()).toMatchObject([{ stateHash: "hash-0.5" }]);
});

test("sessions are removed 90 days after they were ended or expired, and others stay", async () => {
  const { id: userId } = await createUser(testDb.db(), business.id);
  const end = (id: string, days: number) =>
    testDb.db().session.update({ where: { id }, data: { endedAt: daysAgo(days), endReason: "signed_out" } });
  await end(await createSession(testDb.db(), userId, { now: daysAgo(100) }), 91);
  await end(await createSession(testDb.db(), userId, { now: daysAgo(100) }), 89);
  await createSession(testDb.db(), userId, { now: daysAgo(121) });
  await createSession(testDb.db(), userId, { now: daysAgo(100) });
  const { removed } = await sweepBusiness(testDb.db(), business, NOW);
  expect(removed).toEqual({ ...NOTHING, sessions: 2 });
  expect(await testDb.db().session.count({ where: { userId } })).toBe(2);
});

test("jobs that have used up their attempts are removed after 30 days, and others stay", async () => {
  const pool = testDb.pool();
  for (const name of ["exhausted", "recent", "waiting"]) await pool.query("select graphile_worker.add_job($1)", [name]);
  const exhaust = `update graphile_worker._private_jobs set attempts = max_attempts, updated_at = $1
    where task_id = (select id from graphile_worker._private_tasks where identifier = $2)`;
  await pool.query(exhaust, [daysAgo(31), "exhausted"]);
  await pool.query(exhaust, [daysAgo(29), "recent"]);
  const { removed } = await sweepBusiness(testDb.db(), business, NOW);
  expect(removed.jobs).toBe(1);
  const { rows } = await pool.query<{ name: string }>(
    "select task_identifier as name from graphile_worker.jobs where task_identifier in ('exhausted', 'recent', 'waiting')",
  );
  expect(rows.map(({ name }) => name).sort()).toEqual(["recent", "waiting"]);
});

test("queues of ended bulk edits and imports are removed, and those with jobs, or of stores, stay", async () => {
  const pool = testDb.pool();
  const names = ["bulk-edit-7", "product-import-7", "import-images-7", "bulk-edit-8", "store-7"];
  for (const name of names) await pool.query("select graphile_worker.add_job('any', '{}', $1)", [name]);
  await pool.query(`delete from graphile_worker._private_jobs j using graphile_worker._private_job_queues q
    where j.job_queue_id = q.id and q.queue_name <> 'bulk-edit-8'`);
  const { removed } = await sweepBusiness(testDb.db(), business, NOW);
  expect(removed.queues).toBe(3);
  const { rows } = await pool.query<{ name: string }>(
    "select queue_name as name from graphile_worker._private_job_queues where queue_name like '%-7' or queue_name like '%-8'",
  );
  expect(rows.map(({ name }) => name).sort()).toEqual(["bulk-edit-8", "store-7"]);
});

test("another business loses nothing", async () => {
  await addRun(800);
  await addDelivery(400, "imported");
  await sweepBusiness(testDb.db(), await createBusiness(testDb.db()), NOW);
  expect(await logs()).toHaveLength(1);
  expect(await testDb.db().delivery.count({ where: { storeId } })).toBe(1);
});

test("a sweep that is interrupted returns that it is not done, and the next one finishes it", async () => {
  for (const days of [60, 70, 80]) await addRun(days);
  let slices = 0;
  const first = await sweepBusiness(testDb.db(), business, NOW, () => (slices += 1) > 3);
  expect(first.isDone).toBe(false);
  const second = await sweepBusiness(testDb.db(), business, NOW);
  expect(second.isDone).toBe(true);
  expect(first.removed.payloads + second.removed.payloads).toBe(6);
});

test.each(["payloads", "entries"] as const)(
  "an index that leaves swept runs out finds the run whose %s are swept next",
  async (part) => {
    const plan = await explain(testDb.db(), runToSweepSql(business.id, part, NOW));
    expect(plan).toContain("sync_runs_unswept");
  },
);

test("old deliveries are found by their index, without reading those of other businesses", async () => {
  const plan = await explain(testDb.db(), deleteDeliveriesSql(business.id, NOW, 10));
  expect(plan).toContain("deliveries_business_id_received_at_idx");
});

test("a pull is removed with its items after 30 days, one under way stays", async () => {
  const addPull = async (days: number, status: "completed" | "applying") => {
    const data = { businessId: business.id, storeId, status, createdAt: daysAgo(days) };
    const { id } = await testDb.db().storePull.create({ data });
    const item = { pullId: id, kind: "product", remoteId: 1, label: "Mug" } as const;
    await testDb.db().pullItem.create({ data: item });
    return id;
  };
  await addPull(31, "completed");
  const recent = await addPull(29, "completed");
  const active = await addPull(31, "applying");
  const { removed } = await sweepBusiness(testDb.db(), business, NOW);
  expect(removed).toEqual({ ...NOTHING, pulls: 2 });
  const left = await testDb.db().storePull.findMany({ where: { storeId }, orderBy: { id: "asc" } });
  expect(left.map(({ id }) => id)).toEqual([recent, active]);
});

import { beforeEach, expect, test } from "vitest";
import { migrateJobs } from "@/lib/jobs/migrate-jobs";
import { createBusiness } from "@/lib/testing/factories";
import { createHarness, type Harness } from "@/lib/testing/engine-harness";
import { useTestDb } from "@/lib/testing/test-db";
import { useSandbox } from "@/lib/testing/use-server";
import { RETENTION_JOBS } from "./job-handlers";
import { scheduleSweeps } from "./schedule-sweeps";

const testDb = useTestDb();
const sandbox = useSandbox();
const HOUR_MS = 3_600_000;
let h: Harness;

beforeEach(async () => {
  await migrateJobs(testDb.pool());
  h = await createHarness({ db: testDb.db(), pool: testDb.pool() }, sandbox());
  await h.db.business.updateMany({ data: { sweptAt: new Date() } });
  await testDb.pool().query("delete from graphile_worker._private_jobs");
});

const waiting = async () => {
  const { rows } = await testDb
    .pool()
    .query<{ key: string }>(
      "select key from graphile_worker.jobs where task_identifier = 'retention.sweep' order by key",
    );
  return rows.map((row) => row.key);
};

const sweep = (deps = h.deps) => RETENTION_JOBS[0]!.handle(deps, { businessId: h.business.id });

/** Returns a zone in which it is this hour now, as a POSIX offset of whole hours. */
function zoneAt(hour: number): string {
  const offset = ((hour - new Date().getUTCHours() + 36) % 24) - 12;
  return `Etc/GMT${offset <= 0 ? "+" : "-"}${Math.abs(offset)}`;
}

test("is due once a night, in the business's own time, and is enqueued once however often it is scheduled", async () => {
  const swept = new Date(Date.now() - 20 * HOUR_MS);
  const night = await createBusiness(h.db, { timeZone: zoneAt(3), sweptAt: swept });
  await createBusiness(h.db, { timeZone: zoneAt(14), sweptAt: swept });
  await createBusiness(h.db, { timeZone: zoneAt(3), sweptAt: new Date() });
  expect(await scheduleSweeps(h.db)).toBe(1);
  await scheduleSweeps(h.db);
  expect(await waiting()).toEqual([`sweep-${night.id}`]);
});

test("is due by day for a business that was not swept for two days", async () => {
  await h.db.business.update({
    where: { id: h.business.id },
    data: { timeZone: zoneAt(14), sweptAt: new Date(Date.now() - 49 * HOUR_MS) },
  });
  expect(await scheduleSweeps(h.db)).toBe(1);
});

test("the job records the sweep, and a job whose deadline has passed is followed by another", async () => {
  await h.db.business.update({ where: { id: h.business.id }, data: { sweptAt: new Date(0) } });
  const signal = new AbortController().signal;
  await sweep({ ...h.deps, time: { isOver: () => true, signal } });
  expect(await waiting()).toEqual([`sweep-${h.business.id}`]);
  expect((await h.db.business.findUniqueOrThrow({ where: { id: h.business.id } })).sweptAt).toEqual(new Date(0));
  await sweep();
  expect((await h.db.business.findUniqueOrThrow({ where: { id: h.business.id } })).sweptAt.getTime()).toBeGreaterThan(
    Date.now() - HOUR_MS,
  );
});

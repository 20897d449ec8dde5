import { Client, Pool } from "pg";
import { expect, test, vi } from "vitest";
import { useTestDb } from "@/lib/testing/test-db";
import { migrateJobs } from "./migrate-jobs";

const testDb = useTestDb();

test("a start that meets another's first migration of the job queue waits for it and goes on", async () => {
  await testDb.pool().query("drop schema graphile_worker cascade");
  const other = new Client({ connectionString: testDb.databaseUrl() });
  await other.connect();
  const pool = new Pool({ connectionString: testDb.databaseUrl(), max: 1 });
  try {
    await other.query("begin; create schema graphile_worker");
    const migrated = migrateJobs(pool);
    await vi.waitUntil(async () => {
      const { rowCount } = await testDb
        .pool()
        .query(
          "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query like '%create schema%'",
        );
      return rowCount === 1;
    });
    await other.query("commit");
    await migrated;
    const { rows } = await testDb.pool().query("select to_regclass('graphile_worker._private_jobs') as jobs");
    expect(rows).toEqual([{ jobs: "graphile_worker._private_jobs" }]);
  } finally {
    await other.end();
    await pool.end();
  }
});

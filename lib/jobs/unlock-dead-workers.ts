import type { Pool } from "pg";
import { log } from "@/lib/log";

/**
 * Leases that have expired by the database's clock. A lease that is being renewed is locked, and skipped: its process
 * lives.
 */
const EXPIRED = `
  select id, worker_ids from worker_processes
  where lease_until < clock_timestamp() for update skip locked`;

/** A process that died before it recorded its workers leaves jobs that no process claims. */
const LOCKED_BY_NOBODY = `
  select distinct j.locked_by from graphile_worker.jobs j
  where j.locked_at < now() - interval '1 minute'
    and not exists (select 1 from worker_processes p where j.locked_by = any(p.worker_ids))`;

/**
 * Frees the jobs of processes whose lease has expired and deletes their rows, in one transaction.
 *
 * @returns the number of these processes
 */
export async function forceUnlockDead(pool: Pool): Promise<number> {
  const client = await pool.connect();
  try {
    await client.query("begin");
    const { rows } = await client.query<{ id: number; worker_ids: string[] }>(EXPIRED);
    const orphans = await client.query<{ locked_by: string }>(LOCKED_BY_NOBODY);
    const workerIds = [...rows.flatMap((row) => row.worker_ids), ...orphans.rows.map((row) => row.locked_by)];
    if (workerIds.length > 0)
      await client.query("select graphile_worker.force_unlock_workers($1::text[])", [workerIds]);
    if (rows.length > 0) {
      await client.query("delete from worker_processes where id = any($1::int[])", [rows.map((row) => row.id)]);
      log.warn(
        { processes: rows.length, workers: workerIds.length },
        "freed the jobs of processes that ended without notice",
      );
    }
    await client.query("commit");
    return rows.length;
  } catch (error) {
    // A broken connection cannot roll back; the database does when it closes.
    await client.query("rollback").catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}

import type { Pool } from "pg";
import { log } from "@/lib/log";

/** First half of a worker's advisory lock, which separates its keys from any other use of advisory locks. */
export const LIVENESS_LOCK_CLASS = 0x617572; // "aur"

/** A process that died before it recorded its workers leaves jobs that no process claims. */
const LOCKED_BY_NOBODY = `
  select distinct j.locked_by from graphile_worker.jobs j
  where j.locked_at < now() - interval '1 minute'
    and not exists (select 1 from worker_processes p where j.locked_by = any(p.worker_ids))`;

/**
 * Frees the jobs of processes whose lock nobody holds, and deletes the rows of these processes. The connection takes
 * each lock only to test that it is free.
 */
export async function forceUnlockDead(pool: Pool): Promise<number> {
  const client = await pool.connect();
  try {
    await client.query("begin");
    const { rows } = await client.query<{ id: number; worker_ids: string[] }>(
      `select id, worker_ids from worker_processes p
       where pg_try_advisory_xact_lock($1, p.lock_key) for update skip locked`,
      [LIVENESS_LOCK_CLASS],
    );
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
    await client.query("rollback");
    throw error;
  } finally {
    client.release();
  }
}

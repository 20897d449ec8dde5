import type { Pool } from "pg";
import { log } from "@/lib/log";
import { LIVENESS_LOCK_CLASS } from "./worker-liveness";

/**
 * Frees the jobs of processes whose lock nobody holds, and forgets these processes. One connection
 * takes each lock only to see that it is free.
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
    const workerIds = rows.flatMap((row) => row.worker_ids);
    if (workerIds.length > 0) await client.query("select graphile_worker.force_unlock_workers($1::text[])", [workerIds]);
    if (rows.length > 0) {
      await client.query("delete from worker_processes where id = any($1::int[])", [rows.map((row) => row.id)]);
      log.warn({ processes: rows.length, workers: workerIds.length }, "freed the jobs of processes that ended without notice");
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

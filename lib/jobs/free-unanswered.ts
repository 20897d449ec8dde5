import type { Pool } from "pg";
import { log } from "@/lib/log";

/**
 * Jobs that a worker took without knowing: the connection broke after the database had locked the job and before its
 * answer arrived. The worker asks again and goes on, and graphile-worker would keep the job and its queue locked for 4
 * hours.
 */
const UNANSWERED = `
  select locked_by from graphile_worker.jobs where locked_by = any($1::text[])
  group by locked_by having max(locked_at) < now() - $2 * interval '1 millisecond'`;

/**
 * Frees jobs that are locked by workers of this process that run none.
 *
 * @param idle ids of workers that run no job
 * @param minAgeMs how long a job must be locked at least, in milliseconds: longer than a living process takes to read
 *   the answer about a job
 */
export async function freeUnanswered(pool: Pool, idle: readonly string[], minAgeMs: number): Promise<void> {
  if (idle.length === 0) return;
  const { rows } = await pool.query<{ locked_by: string }>(UNANSWERED, [idle, minAgeMs]);
  if (rows.length === 0) return;
  await pool.query("select graphile_worker.force_unlock_workers($1::text[])", [rows.map((row) => row.locked_by)]);
  log.warn({ workers: rows.length }, "freed jobs whose worker was never told of them");
}

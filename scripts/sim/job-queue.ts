import type { Pool } from "pg";

export type QueuedJob = { id: string; name: string; payload: unknown; attempts: number; maxAttempts: number };

/** As graphile-worker's own choice: by priority, then by time; jobs of one queue never overlap. */
const TAKE = `
  update graphile_worker._private_jobs job set attempts = job.attempts + 1, locked_by = $1, locked_at = now()
  from graphile_worker._private_tasks task
  where task.id = job.task_id and job.id = (
    select c.id from graphile_worker._private_jobs c
    where c.locked_at is null and c.attempts < c.max_attempts and c.run_at <= now()
      and not exists (select 1 from graphile_worker._private_jobs o where o.job_queue_id = c.job_queue_id and o.locked_at is not null)
    order by c.priority, c.run_at, c.id limit 1)
  returning job.id::text, task.identifier as name, job.payload, job.attempts, job.max_attempts as "maxAttempts"`;

/** As graphile-worker's own waits: about e seconds after the first failure, at most six hours. */
const FAIL = `
  update graphile_worker._private_jobs set last_error = $2, locked_by = null, locked_at = null,
    run_at = greatest(now(), run_at) + exp(least(attempts, 10)) * interval '1 second'
  where id = $1::bigint and locked_by = $3`;

const COMPLETE = "delete from graphile_worker._private_jobs where id = $1::bigint and locked_by = $2";

/** Locks the next job that is ready for a worker; null when none is. */
export async function takeJob(pool: Pool, worker: string): Promise<QueuedJob | null> {
  const { rows } = await pool.query<QueuedJob>(TAKE, [worker]);
  return rows[0] ?? null;
}

/** Removes a job that is done. A job that was freed meanwhile stays. */
export async function completeJob(pool: Pool, worker: string, { id }: QueuedJob): Promise<void> {
  await pool.query(COMPLETE, [id, worker]);
}

/** Returns a failed job to the queue, or leaves it there exhausted. */
export async function failJob(pool: Pool, worker: string, { id }: QueuedJob, error: unknown): Promise<void> {
  await pool.query(FAIL, [id, error instanceof Error ? error.message : String(error), worker]);
}

/** Frees the jobs of a worker that died. */
export async function freeJobs(pool: Pool, worker: string): Promise<void> {
  await pool.query("select graphile_worker.force_unlock_workers($1::text[])", [[worker]]);
}

/** Deletes every job, so that one history leaves nothing for the next. */
export async function clearJobs(pool: Pool): Promise<void> {
  await pool.query("delete from graphile_worker._private_jobs");
}

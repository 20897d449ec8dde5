import { setTimeout as sleep } from "node:timers/promises";
import type { Pool } from "pg";
import type { EngineDeps } from "@/lib/sync/core/run-context";
import { scheduleDue } from "@/lib/sync/drive/schedule-due";
import type { Scheduled } from "@/lib/sync/drive/schedule-runs";
import { migrateJobs } from "./migrate-jobs";
import { startWorker } from "./run-worker";

export type CronResult = {
  scheduled: Scheduled;
  jobs: { done: number; failed: number };
  /** Jobs that are ready but were not begun in time; the next call continues with them. */
  waiting: number;
  milliseconds: number;
};

const LOOK_EVERY_MS = 200;
/** No more jobs are begun this long before the deadline, so that those under way may finish before their requests end. */
const FINISH_WITHIN_MS = 8_000;

/**
 * Schedules what is due and runs jobs until none is left or the budget is used up, for hosts that have no long-running
 * process. Overlapping calls share the jobs, and no job runs twice. A job under way at the end is finished, or handed
 * back and repeated by the next call.
 *
 * @param budgetMs how long the call may take; requests that a store does not answer take a second more at most
 */
export async function runJobsWithin(
  deps: EngineDeps,
  pool: Pool,
  budgetMs: number,
  concurrency: number,
): Promise<CronResult> {
  const startedAt = Date.now();
  await migrateJobs(pool);
  const scheduled = await scheduleDue(deps.db, deps.publicUrl);
  const finishWithinMs = Math.min(FINISH_WITHIN_MS, budgetMs / 2);
  const deadline = startedAt + budgetMs - finishWithinMs;
  const jobs = { done: 0, failed: 0 };
  const worker = await startWorker(deps, pool, {
    concurrency,
    hasSchedule: false,
    deadline,
    finishWithinMs,
    onJobEnd: (isDone) => {
      jobs[isDone ? "done" : "failed"] += 1;
    },
  });
  try {
    let counts = await countJobs(pool);
    while (counts.ready + counts.running > 0 && Date.now() < deadline) {
      await sleep(LOOK_EVERY_MS);
      counts = await countJobs(pool);
    }
  } finally {
    await worker.stop();
  }
  const { ready } = await countJobs(pool);
  return { scheduled, jobs, waiting: ready, milliseconds: Date.now() - startedAt };
}

async function countJobs(pool: Pool): Promise<{ ready: number; running: number }> {
  const { rows } = await pool.query<{ ready: number; running: number }>(
    `select count(*) filter (where locked_at is null and run_at <= now() + interval '1 second' and attempts < max_attempts)::int as ready,
       count(*) filter (where locked_at is not null)::int as running
     from graphile_worker.jobs`,
  );
  return rows[0] ?? { ready: 0, running: 0 };
}

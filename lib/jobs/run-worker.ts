import { EventEmitter } from "node:events";
import { Logger, parseCronItems, run, type Runner, type TaskList, type WorkerEvents } from "graphile-worker";
import type { Pool } from "pg";
import { log } from "@/lib/log";
import type { EngineDeps } from "@/lib/sync/core/run-context";
import { SCHEDULE_KEY, scheduleJob } from "@/lib/sync/drive/jobs";
import { enqueueStockChanged } from "@/lib/sync/stock/push-changed-stock";
import { migrateJobs } from "./migrate-jobs";
import { createTaskList, pickUrgent } from "./task-list";
import { startLiveness } from "./worker-liveness";

export type RunningWorker = {
  /** Resolves once the jobs under way are finished or handed back. */
  stop(): Promise<void>;
  /** Resolves when the worker has ended, by `stop` or by itself. */
  ended: Promise<void>;
};

const logger = new Logger(() => (level, message) => {
  if (level === "error") log.error(message);
  else if (level === "warning") log.warn(message);
  else log.debug(message);
});

/** Checks every minute whether a store is due; the job's key makes it one job for any number of processes. */
const SCHEDULE = parseCronItems([
  {
    task: scheduleJob.name,
    match: "* * * * *",
    options: { jobKey: SCHEDULE_KEY, maxAttempts: 1, backfillPeriod: 0 },
  },
]);

/** Below STOP_WITHIN_MS of server-worker.ts, so that interrupted jobs are still handed back. */
const FINISH_WITHIN_MS = 5_000;

/** For orders and stock alone, so that runs over whole catalogues, minutes for each of several stores, do not delay them. */
const URGENT_CONCURRENCY = 1;

export type WorkerOptions = {
  /** Concurrent jobs; orders and stock have one more. */
  concurrency: number;
  /** Whether the schedule runs in this worker; the cron route has its own. */
  hasSchedule?: boolean;
  /** The deadline in milliseconds since 1970, at which jobs of several pages stop at the end of one. */
  deadline?: number;
  /** How long jobs under way may continue after `stop`, in milliseconds, before their requests are interrupted. */
  finishWithinMs?: number;
  /** Called for every job that ended. */
  onJobEnd?: (isDone: boolean) => void;
};

/**
 * Runs jobs in this process until stopped. Any number of processes may do so on one database.
 *
 * @throws Error the cause, when the liveness connection is lost before every runner has started
 */
export async function startWorker(deps: EngineDeps, pool: Pool, options: WorkerOptions): Promise<RunningWorker> {
  await migrateJobs(pool);
  const events: WorkerEvents = new EventEmitter();
  events.on("job:success", () => options.onJobEnd?.(true));
  events.on("job:error", () => options.onJobEnd?.(false));
  // The loss is stored, because it may come before the runners exist and can be stopped.
  const lost = new AbortController();
  const liveness = await startLiveness(pool, {
    lost: (error) => {
      log.error({ err: error }, "lost the connection that says we live; stopping the worker");
      lost.abort(error);
    },
    // Every process is notified; the job's key makes one job of them.
    stockMoved: (businessId) => {
      enqueueStockChanged(deps.db, businessId).catch((error: unknown) =>
        log.error({ err: error, businessId }, "moved stock was not enqueued"),
      );
    },
  });
  // The id must be recorded before the worker takes a job, or a crash would leave that job locked.
  const announced: Promise<void>[] = [];
  events.on("worker:create", ({ worker }) => announced.push(liveness.addWorker(worker.workerId)));
  const taskList = createTaskList(deps, options.deadline);
  const runners: Runner[] = [];
  const start = async (concurrency: number, tasks: TaskList, schedule: typeof SCHEDULE) => {
    runners.push(
      await run({
        pgPool: pool,
        concurrency,
        taskList: tasks,
        gracefulShutdownAbortTimeout: options.finishWithinMs ?? FINISH_WITHIN_MS,
        parsedCronItems: schedule,
        events,
        logger,
        noHandleSignals: true,
        // LISTEN notifies at once; polling finds what it missed.
        pollInterval: 2000,
      }),
    );
  };
  let stopping: Promise<void> | undefined;
  const stop = () =>
    (stopping ??= Promise.allSettled(runners.map((runner) => runner.stop())).then(() => liveness.stop()));
  try {
    await start(options.concurrency, taskList, options.hasSchedule === false ? [] : SCHEDULE);
    await start(URGENT_CONCURRENCY, pickUrgent(taskList), []);
    await Promise.all(announced);
    lost.signal.throwIfAborted();
  } catch (error) {
    await stop();
    throw error;
  }
  lost.signal.addEventListener("abort", () => void stop());
  return {
    stop,
    ended: Promise.race(runners.map((runner) => runner.promise))
      .catch(() => undefined)
      .then(stop),
  };
}

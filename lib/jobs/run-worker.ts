import { EventEmitter } from "node:events";
import { Logger, parseCronItems, run, type Runner, type TaskList, type WorkerEvents } from "graphile-worker";
import type { Pool } from "pg";
import { log } from "@/lib/log";
import type { EngineDeps } from "@/lib/sync/core/run-context";
import { SCHEDULE_KEY, scheduleJob } from "@/lib/sync/drive/jobs";
import { enqueueStockChanged } from "@/lib/sync/stock/push-changed-stock";
import { listenForStock } from "./listen-for-stock";
import { migrateJobs } from "./migrate-jobs";
import { createTaskList, pickUrgent } from "./task-list";
import { takeLease } from "./worker-lease";
import { openWorkerPool } from "./worker-pool";

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
  /**
   * A database address without a transaction pooler, on which the worker listens for jobs and moved stock. Without it
   * the worker looks for jobs twice a second, and the schedule finds moved stock each minute.
   */
  listenUrl?: string | null;
  /** Whether the schedule runs in this worker; the cron route has its own. */
  hasSchedule?: boolean;
  /** The deadline in milliseconds since 1970, at which jobs of several pages stop at the end of one. */
  deadline?: number;
  /** How long jobs under way may continue after `stop`, in milliseconds, before their requests are interrupted. */
  finishWithinMs?: number;
  /** The length of the lease in milliseconds. */
  leaseMs?: number;
  /** Called for every job that ended. */
  onJobEnd?: (isDone: boolean) => void;
};

/**
 * Runs jobs in this process until stopped, or until its lease is lost. Any number of processes may do so on one
 * database.
 *
 * @throws Error the cause, when the lease is lost, or a worker is not recorded, before every runner has started
 */
export async function startWorker(deps: EngineDeps, pool: Pool, options: WorkerOptions): Promise<RunningWorker> {
  await migrateJobs(pool);
  const events: WorkerEvents = new EventEmitter();
  events.on("job:success", () => options.onJobEnd?.(true));
  events.on("job:error", () => options.onJobEnd?.(false));
  // The loss is stored, because it may come before the runners exist and can be stopped.
  const lost = new AbortController();
  const lose = (error: unknown) => {
    log.error({ err: error }, "this worker's jobs may be taken by others; it stops");
    lost.abort(error);
  };
  const lease = await takeLease(pool, lose, options.leaseMs);
  const listenUrl = options.listenUrl ?? null;
  const workerPool = openWorkerPool(pool, listenUrl);
  // Every process is notified; the job's key makes one job of them.
  const unlisten =
    listenUrl === null
      ? () => Promise.resolve()
      : listenForStock(listenUrl, (businessId) => {
          enqueueStockChanged(deps.db, businessId).catch((error: unknown) =>
            log.error({ err: error, businessId }, "moved stock was not enqueued"),
          );
        });
  // The id must be recorded before the worker takes a job, or a crash would leave that job locked for a minute. A
  // worker that cannot be recorded must not run, because others would free its jobs.
  const announced: Promise<void>[] = [];
  const busy = new Set<string>();
  events.on("job:start", ({ worker }) => busy.add(worker.workerId));
  events.on("job:complete", ({ worker }) => busy.delete(worker.workerId));
  events.on("worker:create", ({ worker: { workerId } }) =>
    announced.push(lease.addWorker(workerId, () => !busy.has(workerId)).catch(lose)),
  );
  const taskList = createTaskList(deps, options.deadline, lost.signal);
  const runners: Runner[] = [];
  const start = async (concurrency: number, tasks: TaskList, schedule: typeof SCHEDULE) => {
    runners.push(
      await run({
        pgPool: workerPool.pool,
        concurrency,
        taskList: tasks,
        gracefulShutdownAbortTimeout: options.finishWithinMs ?? FINISH_WITHIN_MS,
        parsedCronItems: schedule,
        events,
        logger,
        noHandleSignals: true,
        // A transaction pooler may give each statement another session, which has not prepared it.
        noPreparedStatements: true,
        pollInterval: workerPool.pollInterval,
      }),
    );
  };
  let stopping: Promise<void> | undefined;
  const stop = () => (stopping ??= stopAll());
  async function stopAll(): Promise<void> {
    await Promise.allSettled(runners.map((runner) => runner.stop()));
    await unlisten();
    await workerPool.close();
    await lease.stop();
  }
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
  // graphile-worker does not replace a worker that could not complete its job, as when the connection broke, and its
  // runner goes on with one worker less, or none.
  events.on("worker:fatalError", ({ error }) => {
    log.error({ err: error }, "a job could not be completed; this worker stops, to be started again");
    setImmediate(() => void stop());
  });
  return {
    stop,
    ended: Promise.race(runners.map((runner) => runner.promise))
      .catch(() => undefined)
      .then(stop),
  };
}

import { EventEmitter } from "node:events";
import { Logger, parseCronItems, run, type WorkerEvents } from "graphile-worker";
import type { Pool } from "pg";
import { log } from "@/lib/log";
import type { EngineDeps } from "@/lib/sync/run-context";
import { enqueueStockChanged } from "@/lib/sync/stock/push-changed-stock";
import { migrateJobs } from "./migrate-jobs";
import { createTaskList } from "./task-list";
import { startLiveness } from "./worker-liveness";

export type RunningWorker = {
  /** Resolves once the jobs under way are finished or handed back. */
  stop(): Promise<void>;
  /** Resolves when the worker has ended, asked to or not. */
  ended: Promise<void>;
};

const logger = new Logger(() => (level, message) => {
  if (level === "error") log.error(message);
  else if (level === "warning") log.warn(message);
  else log.debug(message);
});

/** Every minute, whether a store is due; one job at a time however many processes there are. */
const SCHEDULE = parseCronItems([
  { task: "sync.schedule", match: "* * * * *", options: { jobKey: "sync.schedule", maxAttempts: 1, backfillPeriod: 0 } },
]);

export type WorkerOptions = {
  /** Jobs at the same time. */
  concurrency: number;
  /** Whether the schedule runs with them; the cron route brings its own. */
  hasSchedule?: boolean;
  /** Told of every job that ended. */
  onJobEnd?: (isDone: boolean) => void;
};

/**
 * Runs jobs in this process until stopped. Any number of processes may do so on one database.
 */
export async function startWorker(deps: EngineDeps, pool: Pool, options: WorkerOptions): Promise<RunningWorker> {
  await migrateJobs(pool);
  const events: WorkerEvents = new EventEmitter();
  events.on("job:success", () => options.onJobEnd?.(true));
  events.on("job:error", () => options.onJobEnd?.(false));
  const stopRef: { stop: () => Promise<void> } = { stop: async () => undefined };
  const liveness = await startLiveness(pool, {
    lost: (error) => {
      log.error({ err: error }, "lost the connection that says we live; stopping the worker");
      void stopRef.stop();
    },
    // Every process hears it; the job's key makes them one.
    stockMoved: (businessId) => {
      enqueueStockChanged(deps.db, businessId).catch((error: unknown) => log.error({ err: error, businessId }, "moved stock was not enqueued"));
    },
  });
  // The id must be known before the worker takes a job, or a crash would leave that job locked.
  const announced: Promise<void>[] = [];
  events.on("worker:create", ({ worker }) => announced.push(liveness.addWorker(worker.workerId)));
  const runner = await run({
    pgPool: pool,
    concurrency: options.concurrency,
    taskList: createTaskList(deps),
    parsedCronItems: options.hasSchedule === false ? [] : SCHEDULE,
    events,
    logger,
    noHandleSignals: true,
    // LISTEN tells at once; polling is for what it missed.
    pollInterval: 2000,
  }).catch(async (error: unknown) => {
    await liveness.stop();
    throw error;
  });
  await Promise.all(announced);
  let stopping: Promise<void> | undefined;
  const stop = () => (stopping ??= runner.stop().catch(() => undefined).then(() => liveness.stop()));
  stopRef.stop = stop;
  return { stop, ended: runner.promise.catch(() => undefined).then(stop) };
}

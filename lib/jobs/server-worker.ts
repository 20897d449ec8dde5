import { getPool } from "@/lib/db";
import { env } from "@/lib/env";
import { applyLogLevel, log } from "@/lib/log";
import { engineDeps } from "@/lib/sync/engine-deps";
import { type RunningWorker, startWorker } from "./run-worker";

// Next may load this module twice in development; two workers in one process would only compete.
const holder = globalThis as typeof globalThis & { aurposWorker?: Promise<RunningWorker> };

/** How long a server that is told to stop may finish the batch it is at. */
const STOP_WITHIN_MS = 10_000;

/** Starts the worker of this web server, unless WORKER=off. */
export async function startServerWorker(): Promise<void> {
  applyLogLevel();
  if (env().WORKER === "off" || holder.aurposWorker) return;
  holder.aurposWorker = startWorker(engineDeps(), getPool(), { concurrency: env().WORKER_CONCURRENCY });
  const worker = await holder.aurposWorker;
  log.info({ concurrency: env().WORKER_CONCURRENCY }, "worker started inside the server");
  const stop = () => {
    const timer = setTimeout(() => log.warn("the worker did not stop in time; its job will be done again"), STOP_WITHIN_MS);
    timer.unref();
    void worker.stop();
  };
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
}

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
  const stop = async () => {
    const timer = setTimeout(() => {
      log.warn("the worker did not stop in time; its job will be done again");
      process.exit(0);
    }, STOP_WITHIN_MS);
    await worker.stop().catch((error: unknown) => log.error({ err: error }, "the worker did not stop well"));
    clearTimeout(timer);
    // scripts/next-server.ts leaves the end to us (NEXT_MANUAL_SIG_HANDLE): Next would not wait for the batch under way.
    process.exit(0);
  };
  process.once("SIGTERM", () => void stop());
  process.once("SIGINT", () => void stop());
}

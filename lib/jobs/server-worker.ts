import { setTimeout as sleep } from "node:timers/promises";
import { getPool } from "@/lib/db";
import { env } from "@/lib/env";
import { applyLogLevel, log } from "@/lib/log";
import { engineDeps } from "@/lib/sync/engine-deps";
import { type RunningWorker, startWorker } from "./run-worker";

// Next may load this module twice in development; two workers in one process would only compete.
type SupervisedWorker = { worker: RunningWorker | null; isStopping: boolean };
const holder = globalThis as typeof globalThis & { aurposWorker?: SupervisedWorker };

/** How long a server that is told to stop may finish the batch it is at. */
const STOP_WITHIN_MS = 10_000;

/** First wait before a worker that ended unasked is started again; doubles up to the last. */
const FIRST_RESTART_MS = 1_000;
const LAST_RESTART_MS = 60_000;

/** Starts the worker of this web server, unless WORKER=off. */
export async function startServerWorker(): Promise<void> {
  applyLogLevel();
  if (env().WORKER === "off" || holder.aurposWorker) return;
  const state: SupervisedWorker = { worker: null, isStopping: false };
  holder.aurposWorker = state;
  void superviseWorker(state);
  process.once("SIGTERM", () => void stopWorker(state));
  process.once("SIGINT", () => void stopWorker(state));
}

/** Keeps a worker running: a database that was restarted ends it, and nothing else would start it again. */
async function superviseWorker(state: SupervisedWorker): Promise<void> {
  const concurrency = env().WORKER_CONCURRENCY;
  for (let waitMs = FIRST_RESTART_MS; !state.isStopping; waitMs = Math.min(waitMs * 2, LAST_RESTART_MS)) {
    try {
      state.worker = await startWorker(engineDeps(), getPool(), { concurrency });
      log.info({ concurrency }, "worker started inside the server");
      waitMs = FIRST_RESTART_MS;
      await state.worker.ended;
    } catch (error) {
      log.error({ err: error }, "the worker could not be started");
    }
    if (state.isStopping) return;
    log.warn({ waitMs }, "the worker ended; it is started again");
    await sleep(waitMs);
  }
}

async function stopWorker(state: SupervisedWorker): Promise<void> {
  state.isStopping = true;
  const timer = setTimeout(() => {
    log.warn("the worker did not stop in time; its job will be done again");
    process.exit(0);
  }, STOP_WITHIN_MS);
  await state.worker?.stop().catch((error: unknown) => log.error({ err: error }, "the worker did not stop well"));
  clearTimeout(timer);
  // scripts/next-server.ts leaves the end to us (NEXT_MANUAL_SIG_HANDLE): Next would not wait for the batch under way.
  process.exit(0);
}

import { getPool } from "@/lib/db";
import { env } from "@/lib/env";
import { applyLogLevel, log } from "@/lib/log";
import { engineDeps } from "@/lib/sync/core/engine-deps";
import { findListenUrl } from "./listen-url";
import { startWorker } from "./run-worker";
import { type Supervisor, superviseWorker } from "./supervise-worker";

// Next may load this module twice in development; two workers in one process would only compete.
const holder = globalThis as typeof globalThis & { aurposWorker?: Supervisor };

/** How long a server that stops may take to finish its current batch. */
const STOP_WITHIN_MS = 10_000;

/** Starts the worker of this web server, unless WORKER=off. */
export async function startServerWorker(): Promise<void> {
  applyLogLevel();
  if (env().WORKER === "off" || holder.aurposWorker) return;
  const concurrency = env().WORKER_CONCURRENCY;
  const supervisor = superviseWorker(async () => {
    const listenUrl = await findListenUrl(env());
    const worker = await startWorker(engineDeps(), getPool(), { concurrency, listenUrl });
    log.info({ concurrency, listens: listenUrl !== null }, "worker started inside the server");
    return worker;
  });
  holder.aurposWorker = supervisor;
  process.once("SIGTERM", () => void stopServer(supervisor));
  process.once("SIGINT", () => void stopServer(supervisor));
}

async function stopServer(supervisor: Supervisor): Promise<void> {
  const timer = setTimeout(() => {
    log.warn("the worker did not stop in time; its job will be done again");
    process.exit(0);
  }, STOP_WITHIN_MS);
  await supervisor.stop();
  clearTimeout(timer);
  // scripts/next-server.ts leaves the shutdown to this handler (NEXT_MANUAL_SIG_HANDLE), because Next does not wait for a batch under way.
  process.exit(0);
}

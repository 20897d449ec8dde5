import { setTimeout as sleep } from "node:timers/promises";
import { log } from "@/lib/log";
import type { RunningWorker } from "./run-worker";

/** First wait before a worker that ended by itself is started again; it doubles up to the last while none can be started. */
const FIRST_RESTART_MS = 1_000;
const LAST_RESTART_MS = 60_000;

export type Supervisor = {
  /** Ends the worker and starts no other. Resolves once its jobs are finished or handed back. */
  stop(): Promise<void>;
};

/** Restarts a worker that ends by itself, as it does when the database restarts; nothing else would start it again. */
export function superviseWorker(start: () => Promise<RunningWorker>, firstRestartMs = FIRST_RESTART_MS): Supervisor {
  const stopping = new AbortController();
  let worker: RunningWorker | undefined;

  async function keepRunning(): Promise<void> {
    for (let waitMs = firstRestartMs; !stopping.signal.aborted; waitMs = Math.min(waitMs * 2, LAST_RESTART_MS)) {
      try {
        worker = await start();
        // Nobody else would end a worker whose start was under way when `stop` was called.
        if (stopping.signal.aborted) return await worker.stop();
        waitMs = firstRestartMs;
        await worker.ended;
      } catch (error) {
        log.error({ err: error }, "the worker could not be started");
      }
      if (stopping.signal.aborted) return;
      log.warn({ waitMs }, "the worker ended; it is started again");
      await sleep(waitMs, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  }

  const running = keepRunning();
  return {
    async stop() {
      stopping.abort();
      await worker?.stop().catch((error: unknown) => log.error({ err: error }, "the worker did not stop well"));
      await running;
    },
  };
}

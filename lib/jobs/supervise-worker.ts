import { setTimeout as sleep } from "node:timers/promises";
import { log } from "@/lib/log";
import type { RunningWorker } from "./run-worker";

/** First wait before a worker that ended unasked is started again; doubles up to the last while none can be started. */
const FIRST_RESTART_MS = 1_000;
const LAST_RESTART_MS = 60_000;

export type Supervisor = {
  /** Ends the worker, and starts no other. Resolves once its jobs are finished or handed back. */
  stop(): Promise<void>;
};

/** Keeps a worker running: a database that was restarted ends it, and nothing else would start it again. */
export function superviseWorker(start: () => Promise<RunningWorker>, firstRestartMs = FIRST_RESTART_MS): Supervisor {
  const stopping = new AbortController();
  let worker: RunningWorker | undefined;

  async function keepRunning(): Promise<void> {
    for (let waitMs = firstRestartMs; !stopping.signal.aborted; waitMs = Math.min(waitMs * 2, LAST_RESTART_MS)) {
      try {
        worker = await start();
        // Told to stop while it was starting: it is there now, and nobody else would end it.
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

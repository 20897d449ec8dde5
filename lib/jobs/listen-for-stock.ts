import { Client } from "pg";
import { log } from "@/lib/log";

/** First wait before a broken connection is opened again; it doubles up to the last. */
const FIRST_RETRY_MS = 1_000;
const LAST_RETRY_MS = 60_000;
const CONNECT_WITHIN_MS = 10_000;

/**
 * Listens for moved stock, which a trigger on `stock_movements` notifies of. A notice that is lost, as while the
 * connection is opened again, does no harm: the minute's schedule finds the same stock.
 *
 * @param listenUrl a database address without a transaction pooler, behind which LISTEN has no effect
 * @returns the function that stops listening
 */
export function listenForStock(listenUrl: string, onMoved: (businessId: number) => void): () => Promise<void> {
  let isStopped = false;
  let client: Client | undefined;
  let timer: NodeJS.Timeout | undefined;
  let waitMs = FIRST_RETRY_MS;
  let opening = open();

  async function open(): Promise<void> {
    const opened = new Client({
      connectionString: listenUrl,
      keepAlive: true,
      connectionTimeoutMillis: CONNECT_WITHIN_MS,
    });
    client = opened;
    opened.on("notification", ({ payload }) => {
      if (payload && /^\d+$/.test(payload)) onMoved(Number(payload));
    });
    // A connection that breaks emits an error, then its end.
    opened.on("error", (error) => log.warn({ err: error }, "the connection that listens for moved stock broke"));
    opened.once("end", retry);
    try {
      await opened.connect();
      await opened.query("listen stock_moved");
      waitMs = FIRST_RETRY_MS;
    } catch (error) {
      log.warn({ err: error }, "moved stock cannot be listened for; the schedule finds it");
      opened.off("end", retry);
      await opened.end().catch(() => undefined);
      retry();
    }
  }

  function retry(): void {
    if (isStopped) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      opening = open();
    }, waitMs);
    timer.unref();
    waitMs = Math.min(waitMs * 2, LAST_RETRY_MS);
  }

  return async () => {
    isStopped = true;
    clearTimeout(timer);
    await opening;
    await client?.end().catch(() => undefined);
  };
}

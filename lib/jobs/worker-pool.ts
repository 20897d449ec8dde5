import { Pool } from "pg";

/** graphile-worker listens on a connection for each of two runners, and fetches and completes jobs on the others. */
const MAX_CONNECTIONS = 5;

type WorkerPool = {
  pool: Pool;
  /** How often idle workers look for jobs, in milliseconds. */
  pollInterval: number;
  close: () => Promise<void>;
};

/** With LISTEN, polling finds only what a notice missed. */
const LISTENING_POLL_MS = 2_000;
/** Without LISTEN, polling is how a job is found: a query of under a millisecond per idle worker. */
const SILENT_POLL_MS = 500;

/**
 * Opens graphile-worker's pool: connections of its own to `listenUrl`, or the application's pool without LISTEN, which
 * has no effect behind a transaction pooler and would only occupy connections.
 */
export function openWorkerPool(pool: Pool, listenUrl: string | null): WorkerPool {
  if (listenUrl === null)
    return { pool: withoutListen(pool), pollInterval: SILENT_POLL_MS, close: () => Promise.resolve() };
  const own = new Pool({ connectionString: listenUrl, max: MAX_CONNECTIONS, keepAlive: true });
  return { pool: own, pollInterval: LISTENING_POLL_MS, close: () => own.end() };
}

/** graphile-worker 0.16 has no option against LISTEN; it connects with a callback for LISTEN, and with a promise otherwise. */
function withoutListen(pool: Pool): Pool {
  const connect = (callback?: unknown) => (callback === undefined ? pool.connect() : undefined);
  return new Proxy(pool, {
    get(target, name): unknown {
      if (name === "connect") return connect;
      const value: unknown = Reflect.get(target, name);
      // A method of the pool itself, such as `query`, connects with a callback, too.
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}

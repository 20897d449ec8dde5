import { randomInt } from "node:crypto";
import { forceUnlockDead, LIVENESS_LOCK_CLASS } from "./unlock-dead-workers";
import type { Pool, PoolClient } from "pg";
import { log } from "@/lib/log";

/** How often a live worker looks for dead ones. A crash is noticed within this time, and at every start. */
const SWEEP_EVERY_MS = 10_000;

type LivenessEvents = {
  /** Called when the connection breaks: other processes may now free this one's jobs, so it must stop. */
  lost: (error: Error) => void;
  /** Called when a business's stock moved; a trigger on stock_movements notifies. */
  stockMoved: (businessId: number) => void;
};

export type Liveness = { addWorker(workerId: string): Promise<void>; stop(): Promise<void> };

/**
 * Proves that this process lives, and frees the jobs of processes that died. graphile-worker alone frees a dead worker's
 * job after 4 hours; a session-level advisory lock ends with its connection, which PostgreSQL closes as soon as the
 * process ends. The same connection listens for moved stock.
 */
export async function startLiveness(pool: Pool, on: LivenessEvents): Promise<Liveness> {
  const lockKey = randomInt(1, 2 ** 31 - 1);
  const client: PoolClient = await pool.connect();
  let isStopped = false;
  const onError = (error: Error) => {
    if (!isStopped) on.lost(error);
  };
  const onNotification = ({ payload }: { payload?: string | undefined }) => {
    if (payload && /^\d+$/.test(payload)) on.stockMoved(Number(payload));
  };
  client.on("error", onError);
  client.on("notification", onNotification);
  /** The pool lends the connection to others afterwards, so no listener may stay on it. A broken connection is closed, and may still emit an error. */
  const giveBack = (isBroken: boolean) => {
    client.off("notification", onNotification);
    if (!isBroken) client.off("error", onError);
    client.release(isBroken);
  };
  try {
    await client.query("listen stock_moved");
    await client.query("select pg_advisory_lock($1, $2)", [LIVENESS_LOCK_CLASS, lockKey]);
    await client.query("insert into worker_processes (lock_key) values ($1)", [lockKey]);
    await forceUnlockDead(pool);
  } catch (error) {
    isStopped = true;
    // Closing the connection frees the lock; other processes delete a row that stays behind.
    giveBack(true);
    throw error;
  }
  const timer = setInterval(() => void sweep(), SWEEP_EVERY_MS);
  timer.unref();

  /** Queries on the lock's own connection first: a process that lost its lock unnoticed must not free jobs of others, or its own. */
  async function sweep(): Promise<void> {
    try {
      await client.query("select 1");
    } catch (error) {
      if (!isStopped) on.lost(error instanceof Error ? error : new Error(String(error)));
      return;
    }
    await forceUnlockDead(pool).catch((error: unknown) => log.error({ err: error }, "sweep for dead workers failed"));
  }

  return {
    async addWorker(workerId) {
      await pool.query("update worker_processes set worker_ids = array_append(worker_ids, $2) where lock_key = $1", [
        lockKey,
        workerId,
      ]);
    },
    async stop() {
      isStopped = true;
      clearInterval(timer);
      try {
        await client.query("unlisten stock_moved");
        await client.query("delete from worker_processes where lock_key = $1", [lockKey]);
        await client.query("select pg_advisory_unlock($1, $2)", [LIVENESS_LOCK_CLASS, lockKey]);
        giveBack(false);
      } catch {
        // The connection is lost, and the lock with it; other processes delete the row.
        giveBack(true);
      }
    },
  };
}

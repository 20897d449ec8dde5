import type { Pool } from "pg";
import { log } from "@/lib/log";
import { freeUnanswered } from "./free-unanswered";
import { forceUnlockDead } from "./unlock-dead-workers";

/** How long a worker counts as alive after its last renewal. A crash is noticed within this time and one sweep. */
const LEASE_MS = 30_000;
/** Renewals and sweeps within one lease, so that two lost renewals in a row do no harm. */
const RENEWALS_PER_LEASE = 3;
/** The worker stops this much before its lease ends by the database's clock: a sixth, 5 of 30 seconds. */
const MARGIN = 1 / 6;

export type WorkerLease = {
  /**
   * Records a worker id of graphile-worker; the jobs of an unrecorded id are freed after a minute.
   *
   * @param isIdle whether the worker runs no job; jobs that it holds all the same are freed
   */
  addWorker(workerId: string, isIdle?: () => boolean): Promise<void>;
  /** Gives the lease back, once its workers have ended. */
  stop(): Promise<void>;
};

/**
 * Takes a lease: a row of `worker_processes` that this process renews while it lives, and frees the jobs of processes
 * whose lease has expired. graphile-worker alone frees a dead worker's job after 4 hours. A lease needs no session of
 * its own, unlike an advisory lock, so that it also works behind a transaction pooler.
 *
 * @param onLost called once, when the row is deleted or was not renewed in time: others may run this process's jobs, so
 *   it must stop and announce itself again
 * @param leaseMs the length of the lease in milliseconds
 */
export async function takeLease(pool: Pool, onLost: (error: Error) => void, leaseMs = LEASE_MS): Promise<WorkerLease> {
  const idleChecks = new Map<string, () => boolean>();
  let isOver = false;
  let watchdog: NodeJS.Timeout | undefined;

  /** Measured from before the request, since the database cannot have renewed earlier. */
  function watchFrom(sentAt: number): void {
    clearTimeout(watchdog);
    if (isOver) return;
    const leftMs = sentAt + leaseMs * (1 - MARGIN) - performance.now();
    watchdog = setTimeout(() => lose(new Error(`the lease was not renewed within ${leaseMs} ms`)), leftMs);
    watchdog.unref();
  }

  function lose(error: Error): void {
    if (isOver) return;
    end();
    onLost(error);
  }

  function end(): void {
    isOver = true;
    clearInterval(renewals);
    clearTimeout(watchdog);
  }

  async function renew(): Promise<void> {
    const sentAt = performance.now();
    const { rowCount } = await pool.query(
      "update worker_processes set lease_until = now() + $2 * interval '1 millisecond' where id = $1",
      [id, leaseMs],
    );
    // Whoever frees the jobs of a lease deletes its row in the same transaction.
    if (rowCount === 0) lose(new Error("the lease expired, and another process freed its jobs"));
    else watchFrom(sentAt);
  }

  async function renewAndSweep(): Promise<void> {
    try {
      await renew();
      if (isOver) return;
      const idle = [...idleChecks].flatMap(([workerId, isIdle]) => (isIdle() ? workerId : []));
      // A process that was paused for as long as this has lost its lease, and no longer comes here.
      await freeUnanswered(pool, idle, leaseMs);
      await forceUnlockDead(pool);
    } catch (error) {
      if (!isOver) log.error({ err: error }, "a lease was not renewed, or dead workers were not looked for");
    }
  }

  const takenAt = performance.now();
  const { rows } = await pool.query<{ id: number }>(
    "insert into worker_processes (lease_until) values (now() + $1 * interval '1 millisecond') returning id",
    [leaseMs],
  );
  const id = rows[0]?.id;
  const renewals = setInterval(() => void renewAndSweep(), leaseMs / RENEWALS_PER_LEASE);
  renewals.unref();
  watchFrom(takenAt);
  const deleteRow = () => pool.query("delete from worker_processes where id = $1", [id]);
  /** Frees the jobs that could not be completed, too; the queue of their store would wait for them. */
  const giveBack = () =>
    pool.query(
      `with ended as (delete from worker_processes where id = $1 returning worker_ids)
       select graphile_worker.force_unlock_workers(worker_ids) from ended`,
      [id],
    );
  try {
    await forceUnlockDead(pool);
  } catch (error) {
    end();
    // Where the row stays behind, it expires.
    await deleteRow().catch(() => undefined);
    throw error;
  }

  return {
    async addWorker(workerId, isIdle) {
      const { rowCount } = await pool.query(
        "update worker_processes set worker_ids = array_append(worker_ids, $2) where id = $1",
        [id, workerId],
      );
      if (rowCount === 0) throw new Error("the lease ended before its workers were recorded");
      if (isIdle) idleChecks.set(workerId, isIdle);
    },
    async stop() {
      end();
      await giveBack().catch((error: unknown) => log.warn({ err: error }, "a lease was not given back; it expires"));
    },
  };
}

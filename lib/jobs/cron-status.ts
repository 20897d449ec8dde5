import type { Db } from "@/lib/db";
import { findHeartbeat } from "@/lib/queue/heartbeat";

/** The cron call and the minute tick come every minute; a host that is being updated misses a few. */
export const OVERDUE_MINUTES = 10;
/** A cron that stopped this long ago, while a worker runs, was given up on purpose and is not overdue. */
const FORGET_DAYS = 3;

/**
 * What runs the jobs: `worker` a process of its own or the server, `cron` calls from outside, `overdue` nothing any
 * more, `never` nothing yet.
 */
export type Driver = "worker" | "cron" | "overdue" | "never";

export type CronStatus = {
  driver: Driver;
  /** When the cron route was last called with the right secret. */
  cronSeenAt: string | null;
  workerSeenAt: string | null;
  /** Whether calls came once and stopped, either recently or with no worker in their place. */
  isCronOverdue: boolean;
  address: string;
  /** Whether CRON_SECRET is set; the route refuses everybody without it. */
  hasSecret: boolean;
};

/** Returns what runs the scheduled work, and whether it still does. */
export async function getCronStatus(
  db: Db,
  { publicUrl, hasSecret }: { publicUrl: string; hasSecret: boolean },
  now = new Date(),
): Promise<CronStatus> {
  const [cron, worker] = await Promise.all([findHeartbeat(db, "cron"), findHeartbeat(db, "worker")]);
  const isFresh = (seenAt: Date | undefined) =>
    seenAt !== undefined && now.getTime() - seenAt.getTime() <= OVERDUE_MINUTES * 60_000;
  const isCronFresh = isFresh(cron?.seenAt);
  const isWorkerFresh = isFresh(worker?.seenAt);
  const isForgotten =
    isWorkerFresh && cron !== null && now.getTime() - cron.seenAt.getTime() > FORGET_DAYS * 86_400_000;
  return {
    driver: isWorkerFresh ? "worker" : isCronFresh ? "cron" : cron || worker ? "overdue" : "never",
    cronSeenAt: cron?.seenAt.toISOString() ?? null,
    workerSeenAt: worker?.seenAt.toISOString() ?? null,
    isCronOverdue: cron !== null && !isCronFresh && !isForgotten,
    address: `${publicUrl}/api/cron/sync`,
    hasSecret,
  };
}

import type { Db } from "@/lib/db";
import { AppError } from "@/lib/errors";
import type { Prisma, SyncRun } from "@/lib/generated/prisma/client";
import type { RunProgress, RunView } from "./sync-view";

/** A rate is shown only this long after a phase began, because an earlier one varies too much. */
const MIN_RATED_MS = 2_000;

/** The relations that a shown run needs. */
export const RUN_INCLUDE = { startedBy: { select: { name: true } } } satisfies Prisma.SyncRunInclude;
export type ShownRun = SyncRun & { startedBy: { name: string } | null };

/** Converts a run to what the pages show. */
export function toRunView(run: ShownRun): RunView {
  const { id, storeId, kind, mode, status, trigger, retryOfId, phase, total, done } = run;
  const { created, updated, unchanged, skipped, failed, errorCode, errorDetail } = run;
  return {
    id,
    storeId,
    kind,
    mode,
    status,
    trigger,
    retryOfId,
    phase,
    total,
    done,
    created,
    updated,
    unchanged,
    skipped,
    failed,
    errorCode,
    errorDetail,
    startedBy: run.startedBy?.name ?? null,
    isCancelling: run.cancelRequestedAt !== null && isActive(run.status),
    resumeAt: run.resumeAt?.toISOString() ?? null,
    createdAt: run.createdAt.toISOString(),
    startedAt: run.startedAt?.toISOString() ?? null,
    finishedAt: run.finishedAt?.toISOString() ?? null,
    isLogRemoved: run.log === "removed",
  };
}

/** Whether a run is queued or running. */
export function isActive(status: SyncRun["status"]): boolean {
  return status === "queued" || status === "running";
}

/** Converts a run to what the pages show, with its rate. A stalled run has none. */
export function toRunProgress(run: ShownRun, now: Date): RunProgress {
  return { ...toRunView(run), ...paceOf(run, now) };
}

function paceOf(run: SyncRun, now: Date): Pick<RunProgress, "ratePerSecond" | "secondsLeft"> {
  const elapsedMs = run.phaseStartedAt === null ? 0 : now.getTime() - run.phaseStartedAt.getTime();
  const isWaiting = run.resumeAt !== null && run.resumeAt > now;
  if (run.status !== "running" || isWaiting || elapsedMs < MIN_RATED_MS || run.done === 0) {
    return { ratePerSecond: null, secondsLeft: null };
  }
  const ratePerSecond = (run.done / elapsedMs) * 1000;
  const left = Math.max(run.total - run.done, 0);
  return { ratePerSecond, secondsLeft: Math.ceil(left / ratePerSecond) };
}

/**
 * Returns a run with its rate.
 *
 * @throws AppError `not_found` when the business has no such run
 */
export async function getRunProgress(db: Db, businessId: number, runId: number): Promise<RunProgress> {
  const run = await db.syncRun.findFirst({ where: { id: runId, businessId }, include: RUN_INCLUDE });
  if (!run) throw new AppError("not_found", "notFound");
  return toRunProgress(run, new Date());
}

/** Finds the active or latest run of a store; null before the first. */
export async function findLatestRun(db: Db, businessId: number, storeId: number): Promise<RunProgress | null> {
  const run = await db.syncRun.findFirst({
    where: { businessId, storeId },
    orderBy: { id: "desc" },
    include: RUN_INCLUDE,
  });
  return run ? toRunProgress(run, new Date()) : null;
}

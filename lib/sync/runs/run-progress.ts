import type { Db } from "@/lib/db";
import { AppError } from "@/lib/errors";
import type { Prisma, SyncRun } from "@/lib/generated/prisma/client";
import type { RunProgress, RunView } from "./sync-view";

/** Before this much of a phase has passed its rate would only jump about. */
const SETTLING_MS = 2_000;

/** What a run is shown with. */
export const RUN_INCLUDE = { startedBy: { select: { name: true } } } satisfies Prisma.SyncRunInclude;
export type ShownRun = SyncRun & { startedBy: { name: string } | null };

/** A run as the pages show it. */
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

/** Whether a run is under way or about to be. */
export function isActive(status: SyncRun["status"]): boolean {
  return status === "queued" || status === "running";
}

/** A run with its pace. While it waits for its store there is none to tell. */
export function toRunProgress(run: ShownRun, now: Date): RunProgress {
  return { ...toRunView(run), ...paceOf(run, now) };
}

function paceOf(run: SyncRun, now: Date): Pick<RunProgress, "ratePerSecond" | "secondsLeft"> {
  const elapsedMs = run.phaseStartedAt === null ? 0 : now.getTime() - run.phaseStartedAt.getTime();
  const isWaiting = run.resumeAt !== null && run.resumeAt > now;
  if (run.status !== "running" || isWaiting || elapsedMs < SETTLING_MS || run.done === 0) {
    return { ratePerSecond: null, secondsLeft: null };
  }
  const ratePerSecond = (run.done / elapsedMs) * 1000;
  const left = Math.max(run.total - run.done, 0);
  return { ratePerSecond, secondsLeft: Math.ceil(left / ratePerSecond) };
}

/** Throws not_found, also for another business's. */
export async function getRunProgress(db: Db, businessId: number, runId: number): Promise<RunProgress> {
  const run = await db.syncRun.findFirst({ where: { id: runId, businessId }, include: RUN_INCLUDE });
  if (!run) throw new AppError("not_found", "notFound");
  return toRunProgress(run, new Date());
}

/** The run under way for a store, or the last one there was; null before the first. */
export async function findLatestRun(db: Db, businessId: number, storeId: number): Promise<RunProgress | null> {
  const run = await db.syncRun.findFirst({
    where: { businessId, storeId },
    orderBy: { id: "desc" },
    include: RUN_INCLUDE,
  });
  return run ? toRunProgress(run, new Date()) : null;
}

import type { Db } from "@/lib/db";
import type { SyncRun } from "@/lib/generated/prisma/client";

/**
 * Store.changesSentUpTo while a run is under way whose settings were saved anew: what it has passed
 * went out by the old ones. The run that finds this at its end does not move the mark.
 */
export const SAVED_DURING_RUN = new Date(0);

export type RunEnd =
  | { status: "completed" | "cancelled" }
  | { status: "failed"; errorCode: string; errorDetail?: string | undefined; isStoreFault?: boolean };

/**
 * Ends a run, once: a run that has ended stays as it is. A completed one over all or the changed
 * products moves the mark from which changes are looked for, and forgets failures that are over.
 */
export async function finishRun(db: Db, run: SyncRun, end: RunEnd): Promise<void> {
  const now = new Date();
  const isFailed = end.status === "failed";
  await db.$transaction(async (tx) => {
    const ended = await tx.syncRun.updateMany({
      where: { id: run.id, status: { in: ["queued", "running"] } },
      data: {
        status: end.status,
        finishedAt: now,
        startedAt: run.startedAt ?? now,
        resumeAt: null,
        errorCode: isFailed ? end.errorCode : null,
        errorDetail: isFailed ? (end.errorDetail ?? null) : null,
      },
    });
    if (ended.count === 0) return;
    if (isFailed && end.isStoreFault) {
      await tx.store.update({ where: { id: run.storeId }, data: { faultCode: end.errorCode, faultAt: now } });
    }
    if (end.status !== "completed") return;
    const coversChanges = run.kind === "products" && (run.mode === "all" || run.mode === "changed");
    const store = await tx.store.findUniqueOrThrow({ where: { id: run.storeId }, select: { changesSentUpTo: true } });
    const isOutdated = store.changesSentUpTo?.getTime() === SAVED_DURING_RUN.getTime();
    // Anything changed while the run was under way is found again by the next one.
    const inStep = isOutdated ? { changesSentUpTo: null } : { changesSentUpTo: run.createdAt, lastInStepAt: now };
    const mark = coversChanges ? inStep : {};
    await tx.store.update({ where: { id: run.storeId }, data: { ...mark, faultCode: null, faultAt: null } });
    if (!coversChanges || run.startedAt === null) return;
    await tx.syncFailure.deleteMany({
      where: {
        storeId: run.storeId,
        lastTriedAt: { lt: run.startedAt },
        ...(run.mode === "changed" ? { nextTryAt: { lte: run.startedAt } } : {}),
      },
    });
  });
}

/** Ends a run that can't go on, whatever its state. */
export async function failRun(db: Db, runId: number, errorCode: string): Promise<void> {
  const run = await db.syncRun.findUnique({ where: { id: runId } });
  if (run) await finishRun(db, run, { status: "failed", errorCode });
}

import type { Db } from "@/lib/db";
import type { SyncRun } from "@/lib/generated/prisma/client";
import { MEDIA_UNREACHABLE } from "@/lib/sync/settings/media-address";
import { unmovedRun } from "./unmoved-run";
import { deletePastFailures } from "./queries/delete-past-failures";
import { NO_FAULT, recordStoreFault } from "./store-fault";

type RunEnd =
  | { status: "completed" | "cancelled" }
  | { status: "failed"; errorCode: string; errorDetail?: string | undefined; isStoreFault?: boolean };

/**
 * Ends a run. A run that has already ended, or has moved on since it was read, is left unchanged.
 *
 * A completed run over all or the changed products moves the watermark of changes and deletes the
 * failures that are over.
 */
export async function finishRun(db: Db, run: SyncRun, end: RunEnd): Promise<void> {
  const now = new Date();
  const isFailed = end.status === "failed";
  await db.$transaction(async (tx) => {
    const ended = await tx.syncRun.updateMany({
      where: unmovedRun(run),
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
      await recordStoreFault(tx, run.storeId, end.errorCode);
    }
    if (end.status !== "completed") return;
    const coversChanges = run.kind === "products" && (run.mode === "all" || run.mode === "changed");
    const { rulesSavedAt } = await tx.store.findUniqueOrThrow({
      where: { id: run.storeId },
      select: { rulesSavedAt: true },
    });
    // Products that the run had already processed when the rules were saved were sent by the old rules.
    const isOutdated = rulesSavedAt !== null && rulesSavedAt >= (run.startedAt ?? run.createdAt);
    // The watermark is from the start of the run, so that the next run finds what changed, or was committed, during this one.
    const changesSentUpTo = run.changesUpTo ?? run.createdAt;
    const watermark = coversChanges && !isOutdated ? { changesSentUpTo, lastInStepAt: now } : {};
    const refusal = await tx.syncEntry.findFirst({
      where: { runId: run.id, outcome: "failed", errorCode: MEDIA_UNREACHABLE },
      select: { id: true },
    });
    const images = refusal ? { imagesHeldBack: true } : coversChanges ? { imagesHeldBack: false } : {};
    await tx.store.update({
      where: { id: run.storeId },
      data: { ...watermark, ...images, ...NO_FAULT },
    });
    if (run.kind === "products" && run.startedAt !== null) await deletePastFailures(tx, run, run.startedAt);
  });
}

/** Ends a run as failed, whether it is queued or running. A missing or ended run is left unchanged. */
export async function failRun(db: Db, runId: number, errorCode: string): Promise<void> {
  const run = await db.syncRun.findUnique({ where: { id: runId } });
  if (run) await finishRun(db, run, { status: "failed", errorCode });
}

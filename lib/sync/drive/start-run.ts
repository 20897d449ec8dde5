import type { Db } from "@/lib/db";
import { isUniqueViolation } from "@/lib/db/errors";
import { AppError } from "@/lib/errors";
import type { Prisma, SyncRun } from "@/lib/generated/prisma/client";
import type { RunKind, RunMode, RunTrigger } from "@/lib/generated/prisma/enums";
import { enqueueStep } from "./run-step";

export type RunRequest = {
  businessId: number;
  storeId: number;
  kind: RunKind;
  mode: Exclude<RunMode, "retry">;
  trigger: RunTrigger;
  /** Null for runs that no person started. */
  userId: number | null;
  /** Send everything again, also what did not change. */
  isForced?: boolean;
};

/**
 * Creates a run and enqueues its first slice in one transaction.
 * Throws not_found, conflict `storeNotConnected`, or conflict `runActive` with the id of the run
 * that is under way for this store.
 */
export async function startRun(db: Db, request: RunRequest): Promise<SyncRun> {
  await requireConnectedStore(db, request.businessId, request.storeId);
  return createRun(db, {
    businessId: request.businessId,
    storeId: request.storeId,
    kind: request.kind,
    mode: request.mode,
    trigger: request.trigger,
    startedById: request.userId,
    isForced: request.isForced ?? false,
  });
}

/** A run over the products that failed in an earlier one. Throws as startRun, and conflict `nothingToRetry`. */
export async function startRetry(
  db: Db,
  request: { businessId: number; runId: number; userId: number },
): Promise<SyncRun> {
  const failed = await db.syncRun.findFirst({ where: { id: request.runId, businessId: request.businessId } });
  if (!failed) throw new AppError("not_found", "notFound");
  await requireConnectedStore(db, request.businessId, failed.storeId);
  const hasFailed = await db.syncEntry.findFirst({
    where: { runId: failed.id, outcome: "failed" },
    select: { id: true },
  });
  if (!hasFailed) throw new AppError("conflict", "nothingToRetry");
  return createRun(db, {
    businessId: request.businessId,
    storeId: failed.storeId,
    kind: failed.kind,
    mode: "retry",
    trigger: "user",
    startedById: request.userId,
    retryOfId: failed.id,
  });
}

/**
 * Asks a run to stop. One that has not begun ends at once, one under way after its current batch.
 * Throws not_found.
 */
export async function cancelRun(db: Db, businessId: number, runId: number): Promise<void> {
  const run = await db.syncRun.findFirst({ where: { id: runId, businessId } });
  if (!run) throw new AppError("not_found", "notFound");
  await db.$transaction(async (tx) => {
    const asked = await tx.syncRun.updateMany({
      where: { id: runId, status: { in: ["queued", "running"] }, cancelRequestedAt: null },
      data: { cancelRequestedAt: new Date() },
    });
    // Also wakes a run that waits for a store that does not answer.
    if (asked.count > 0) await enqueueStep(tx, run);
  });
}

async function requireConnectedStore(db: Db, businessId: number, storeId: number): Promise<void> {
  const store = await db.store.findFirst({ where: { id: storeId, businessId } });
  if (!store) throw new AppError("not_found", "notFound");
  if (store.consumerKeyEnc === null || store.consumerSecretEnc === null)
    throw new AppError("conflict", "storeNotConnected");
}

async function createRun(db: Db, data: Prisma.SyncRunUncheckedCreateInput): Promise<SyncRun> {
  try {
    return await db.$transaction(async (tx) => {
      const run = await tx.syncRun.create({ data });
      await enqueueStep(tx, run);
      return run;
    });
  } catch (error) {
    // One active run per store for the catalogue and one for orders (unique indexes sync_runs_active_…).
    if (!isUniqueViolation(error)) throw error;
    const active = await db.syncRun.findFirst({
      where: {
        storeId: data.storeId,
        status: { in: ["queued", "running"] },
        kind: data.kind === "orders" ? "orders" : { not: "orders" },
      },
      orderBy: { id: "desc" },
    });
    throw new AppError("conflict", "runActive", { values: { runId: active?.id ?? 0 }, cause: error });
  }
}

import type { Db, Tx } from "@/lib/db";
import { lockStore } from "@/lib/db/locks";
import { isUniqueViolation } from "@/lib/db/errors";
import { AppError } from "@/lib/errors";
import type { Prisma, SyncRun } from "@/lib/generated/prisma/client";
import { recordFirstSync } from "@/lib/sync/core/first-sync";
import { findCommittedUpTo } from "@/lib/sync/core/queries/find-committed-up-to";
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
  /** Whether unchanged things are sent as well. */
  isForced?: boolean;
  /** The products of a run in mode `chosen`. */
  productIds?: readonly number[];
};

/**
 * Creates a run and enqueues its first slice in one transaction.
 *
 * @throws AppError `not_found` when the business has no such store
 * @throws AppError `conflict` (`storeNotConnected`) when the store has no keys
 * @throws AppError `conflict` (`runActive`), with the value `runId`, when a run of the store is under way
 * @throws AppError `conflict` (`pullActive`) while what the store has is being taken over
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
    productIds: [...(request.productIds ?? [])],
  });
}

/**
 * Starts a run over the products that failed in an earlier run.
 *
 * @throws AppError `not_found` when the business has no such run or store
 * @throws AppError `conflict` (`nothingToRetry`) when nothing failed in that run
 * @throws AppError `conflict` (`storeNotConnected`) when the store has no keys
 * @throws AppError `conflict` (`runActive`), with the value `runId`, when a run of the store is under way
 */
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
 * Cancels a run. A queued run ends at once, a run under way after its current batch.
 *
 * @throws AppError `not_found` when the business has no such run
 */
export async function cancelRun(db: Db, businessId: number, runId: number): Promise<void> {
  const run = await db.syncRun.findFirst({ where: { id: runId, businessId } });
  if (!run) throw new AppError("not_found", "notFound");
  await db.$transaction(async (tx) => {
    const cancelled = await tx.syncRun.updateMany({
      where: { id: runId, status: { in: ["queued", "running"] }, cancelRequestedAt: null },
      data: { cancelRequestedAt: new Date() },
    });
    // The job also wakes a stalled run.
    if (cancelled.count > 0) await enqueueStep(tx, run);
  });
}

async function requireConnectedStore(db: Db, businessId: number, storeId: number): Promise<void> {
  const store = await db.store.findFirst({ where: { id: storeId, businessId } });
  if (!store) throw new AppError("not_found", "notFound");
  if (store.consumerKeyEnc === null || store.consumerSecretEnc === null)
    throw new AppError("conflict", "storeNotConnected");
}

async function createRun(db: Db, data: Prisma.SyncRunUncheckedCreateInput): Promise<SyncRun> {
  const changesUpTo = await findCommittedUpTo(db);
  try {
    return await db.$transaction(async (tx) => {
      if (data.kind !== "orders") await refuseWhilePulling(tx, data);
      if (isFirstSync(data)) await recordFirstSync(tx, data.storeId);
      const run = await tx.syncRun.create({ data: { ...data, changesUpTo } });
      await enqueueStep(tx, run);
      return run;
    });
  } catch (error) {
    // Unique indexes (sync_runs_active_…) allow one active run per store for the catalogue and one for orders.
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

/** Whether auto sync may follow this run: a person wants all products sent, not only some or their categories. */
function isFirstSync({ kind, mode, trigger }: Prisma.SyncRunUncheckedCreateInput): boolean {
  return kind === "products" && trigger !== "schedule" && (mode === "all" || mode === "new" || mode === "changed");
}

/**
 * Products that a pull has written are not linked yet: a run would send all of them. While customers, orders and
 * images follow, they are.
 *
 * @throws AppError `conflict` (`pullActive`)
 */
async function refuseWhilePulling(
  tx: Tx,
  { businessId, storeId }: Pick<Prisma.SyncRunUncheckedCreateInput, "businessId" | "storeId">,
): Promise<void> {
  await lockStore(tx, businessId, storeId);
  const pull = await tx.storePull.findFirst({
    where: { storeId, status: "applying", phase: { notIn: ["take_customers", "orders", "images"] } },
    select: { id: true },
  });
  if (pull) throw new AppError("conflict", "pullActive");
}

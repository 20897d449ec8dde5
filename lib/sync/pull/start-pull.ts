import type { Db } from "@/lib/db";
import { isUniqueViolation } from "@/lib/db/errors";
import { AppError } from "@/lib/errors";
import { lockStore } from "@/lib/db/locks";
import type { StorePull } from "@/lib/generated/prisma/client";
import { endPull } from "./end-pull";
import { enqueuePullStep } from "./jobs";
import type { PullChoices } from "./pull-schema";

type PullRequest = { businessId: number; storeId: number; userId: number | null };

/**
 * Starts reading what a store has, for a preview. An earlier preview of the store is given up, and the items of earlier
 * pulls are deleted.
 *
 * @throws AppError `not_found` when the business has no such store
 * @throws AppError `conflict` (`storeNotConnected`) when the store has no keys
 * @throws AppError `conflict` (`pullActive`) when a pull of the store is under way
 */
export async function startPull(db: Db, { businessId, storeId, userId }: PullRequest): Promise<StorePull> {
  const store = await db.store.findFirst({ where: { id: storeId, businessId } });
  if (!store) throw new AppError("not_found", "notFound");
  if (store.consumerKeyEnc === null || store.consumerSecretEnc === null)
    throw new AppError("conflict", "storeNotConnected");
  try {
    return await db.$transaction(async (tx) => {
      await tx.storePull.updateMany({
        where: { storeId, status: "ready" },
        data: { status: "cancelled", finishedAt: new Date() },
      });
      const pull = await tx.storePull.create({ data: { businessId, storeId, startedById: userId } });
      await tx.pullItem.deleteMany({ where: { pull: { storeId, id: { not: pull.id } } } });
      await enqueuePullStep(tx, pull);
      return pull;
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    throw new AppError("conflict", "pullActive", { cause: error });
  }
}

/**
 * Cancels a pull: a preview at once, one under way after its current slice, or after the linking of what is
 * written. What is written to the shop already stays.
 *
 * @throws AppError `not_found` when the business has no such pull
 */
export async function cancelPull(db: Db, businessId: number, pullId: number): Promise<void> {
  const pull = await db.storePull.findFirst({ where: { id: pullId, businessId } });
  if (!pull) throw new AppError("not_found", "notFound");
  if (pull.status === "ready") return endPull(db, pull, { status: "cancelled" });
  await db.$transaction(async (tx) => {
    const { count } = await tx.storePull.updateMany({
      where: { id: pullId, status: { in: ["reading", "applying"] }, cancelRequestedAt: null },
      data: { cancelRequestedAt: new Date() },
    });
    // The job also wakes a pull that waits.
    if (count > 0) await enqueuePullStep(tx, pull);
  });
}

/**
 * Starts taking over what the preview shows. A second request starts nothing.
 *
 * @throws AppError `not_found` when the business has no such pull
 * @throws AppError `conflict` (`runActive`) while a sync of the store is under way, (`pullNotReady`) when the pull does not
 *   wait for its start
 */
export async function applyPull(db: Db, businessId: number, pullId: number, choices: PullChoices): Promise<void> {
  const pull = await db.storePull.findFirst({ where: { id: pullId, businessId } });
  if (!pull) throw new AppError("not_found", "notFound");
  if (pull.status === "applying" || pull.status === "completed") return;
  await db.$transaction(async (tx) => {
    await lockStore(tx, businessId, pull.storeId);
    const run = await tx.syncRun.findFirst({
      where: { storeId: pull.storeId, status: { in: ["queued", "running"] }, kind: { not: "orders" } },
      select: { id: true },
    });
    if (run) throw new AppError("conflict", "runActive", { values: { runId: run.id } });
    const { count } = await tx.storePull.updateMany({
      where: { id: pullId, status: "ready" },
      data: {
        status: "applying",
        phase: "prepare",
        phaseStartedAt: new Date(),
        cursor: {},
        total: 0,
        done: 0,
        choices,
      },
    });
    if (count === 0) throw new AppError("conflict", "pullNotReady");
    await enqueuePullStep(tx, pull);
  });
}

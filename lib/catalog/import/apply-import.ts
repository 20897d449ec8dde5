import type { Db } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { getImport } from "./get-import";
import type { ApplyChoices, ImportView } from "./import-schema";
import type { EnqueueImport } from "./start-import";
import { IMPORT_STEPS } from "./write-import";

/**
 * Starts the writing of a checked file. A second request for the same import starts nothing.
 *
 * @throws AppError `conflict` when a line is bad and bad ones are not left out, when no line is left, or when the import
 *   does not wait for its start
 */
export async function applyImport(
  db: Db,
  businessId: number,
  id: number,
  enqueue: EnqueueImport,
  { leavesOutBad, isHeldBack }: ApplyChoices = { leavesOutBad: false, isHeldBack: false },
): Promise<ImportView> {
  const current = await getImport(db, businessId, id);
  if (current.status === "applying" || current.status === "completed") return current;
  await db.$transaction(async (tx) => {
    const { count } = await tx.productImport.updateMany({
      where: {
        id,
        businessId,
        status: "checked",
        ...(leavesOutBad ? {} : { bad: 0 }),
        NOT: { toCreate: 0, toUpdate: 0, bad: { gt: 0 } },
      },
      data: {
        status: "applying",
        leavesOutBad,
        isHeldBack,
        done: 0,
        steps: IMPORT_STEPS,
        cursor: 0,
        writeTries: 0,
        errorCode: null,
      },
    });
    if (count === 0) throw new AppError("conflict", "importNotReady");
    await enqueue(tx, id);
  });
  return getImport(db, businessId, id);
}

/** Cancels an import that is not written yet: at once while it is read or waits, at its next step while it is written. */
export async function cancelImport(db: Db, businessId: number, id: number): Promise<ImportView> {
  await getImport(db, businessId, id);
  await db.productImport.updateMany({
    where: { id, businessId, status: "applying" },
    data: { cancelRequestedAt: new Date() },
  });
  await db.productImport.updateMany({
    where: { id, businessId, status: { in: ["reading", "checking", "checked"] } },
    data: { status: "cancelled", finishedAt: new Date() },
  });
  return getImport(db, businessId, id);
}

import { recordActivity } from "@/lib/activity/record-activity";
import type { Db, Tx } from "@/lib/db";
import type { ProductImport } from "@/lib/generated/prisma/client";
import { log } from "@/lib/log";
import type { JobTime } from "@/lib/queue/job-time";
import { checkImport } from "./check-import";
import { giveUpImport } from "./give-up-import";
import { interruptibleTransaction } from "./interruptible-transaction";
import { enqueueImages } from "./images-job";
import { analyzeLines } from "./queries/analyze-lines";
import { queueImages } from "./queries/queue-images";
import { reserveMissingIds } from "./reserve-ids";
import { lockImport } from "./run-slices";
import { WRITE_STEPS } from "./write-steps";

/** The steps that the progress bar shows: the check before the writing and the commit after it count too. */
export const IMPORT_STEPS = WRITE_STEPS.length + 2;

/** On a small machine a worker may need minutes. Where a job has less time, its signal ends the writing sooner. */
const TRANSACTION = { timeout: 30 * 60_000, maxWait: 30_000 };

/** A file that was interrupted so often never fits the time of a job, and blocks all other files meanwhile. */
const MAX_WRITE_TRIES = 20;

class ImportCancelled extends Error {}

/**
 * Checks the lines again and writes them in one transaction: readers see the catalogue before the file or after it. The
 * whole file is refused when a line is bad that was not when a person confirmed the writing.
 *
 * @returns false when the writing was interrupted, and nothing is written
 */
export async function writeImport(db: Db, row: ProductImport, time: JobTime | undefined): Promise<boolean> {
  if (time?.isOver()) return false;
  const { id } = row;
  if (row.writeTries >= MAX_WRITE_TRIES) {
    await giveUpImport(db, id, "importTooLong");
    return true;
  }
  await analyzeLines(db);
  // Counted beforehand, so that a process that is killed during the writing is counted too.
  await db.productImport.update({ where: { id }, data: { writeTries: { increment: 1 } } });
  try {
    return await interruptibleTransaction(db, time?.signal, (tx) => applyWithin(db, tx, row), TRANSACTION);
  } catch (error) {
    if (!(error instanceof ImportCancelled)) throw error;
    await db.productImport.updateMany({ where: { id }, data: { status: "cancelled", finishedAt: new Date() } });
    return true;
  }
}

async function applyWithin(db: Db, tx: Tx, row: ProductImport): Promise<void> {
  const { id, businessId, userId, locationId, updatesExisting, fileName, isHeldBack } = row;
  await lockImport(tx, id);
  const current = await tx.productImport.findUnique({ where: { id } });
  if (current?.status !== "applying") return;
  const counts = await checkImport(tx, { importId: id, businessId }, updatesExisting, locationId);
  if (counts.bad > (current.leavesOutBad ? current.bad : 0)) {
    await tx.productImport.update({
      where: { id },
      data: { ...counts, status: "checked", errorCode: "importMovedOn", done: 0 },
    });
    return;
  }
  await reserveMissingIds(tx, id);
  for (const [index, write] of WRITE_STEPS.entries()) {
    await reportProgress(db, id, index + 1);
    await write(tx, { importId: id, businessId, userId, locationId, isHeldBack });
  }
  // A pull fetches its images itself, and links each with the store's.
  if ((await queueImages(tx, id)) && row.source === "file") await enqueueImages(tx, id);
  await reportProgress(db, id, IMPORT_STEPS - 1);
  await tx.productImportRow.deleteMany({ where: { importId: id } });
  const count = String(counts.toCreate + counts.toUpdate);
  await recordActivity(tx, {
    businessId,
    userId,
    action: "product.imported",
    entityId: null,
    details: { count, file: fileName },
  });
  await tx.productImport.update({
    where: { id },
    data: { ...counts, status: "completed", done: IMPORT_STEPS, finishedAt: new Date() },
  });
}

/**
 * Reports on a connection of its own, since nobody sees a change inside the transaction before its end. Progress that
 * cannot be reported, because other jobs have every connection, must not end the import.
 *
 * @throws ImportCancelled when a person has cancelled the import
 */
async function reportProgress(db: Db, id: number, done: number): Promise<void> {
  const row = await db.productImport
    .update({ where: { id }, data: { done }, select: { cancelRequestedAt: true } })
    .catch((error: unknown) => {
      log.warn({ err: error, importId: id }, "the progress of an import was not reported");
      return null;
    });
  if (row && row.cancelRequestedAt !== null) throw new ImportCancelled();
}

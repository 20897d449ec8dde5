import { recordActivity } from "@/lib/activity/record-activity";
import type { Db, Tx } from "@/lib/db";
import type { ProductImport } from "@/lib/generated/prisma/client";
import type { JobTime } from "@/lib/queue/job-time";
import { checkImport } from "./check-import";
import { giveUpImport } from "./give-up-import";
import { interruptibleTransaction } from "./interruptible-transaction";
import { reserveMissingIds } from "./reserve-ids";
import { lockImport } from "./run-slices";
import { createProducts, updateProducts, writeAttributes, writeCategories, type WriteStep } from "./write-catalogue";
import { lockProducts, writeKnownStock, writeNewStock } from "./write-stock";
import { createVariations, updateVariations, writeImages } from "./write-variations";

/**
 * Writing in this order, all in one transaction: readers see the catalogue before the file, or after
 * it. What makes only new rows comes first, so that the till waits as short as can be; then levels
 * and products of what is there, each in the order of their keys, as sales and edits lock them.
 */
const WRITE_STEPS: readonly WriteStep[] = [
  writeCategories,
  writeAttributes,
  createProducts,
  writeKnownStock,
  lockProducts,
  updateProducts,
  createVariations,
  updateVariations,
  writeImages,
  writeNewStock,
];

/** The check that begins and the commit that ends count as steps too. */
export const IMPORT_STEPS = WRITE_STEPS.length + 2;

/** A worker of its own may take minutes on a small machine; where a job's time is shorter, its signal ends it before. */
const TRANSACTION = { timeout: 30 * 60_000, maxWait: 30_000 };

/** A file that was not written in so many goes never will be, and no other may be imported meanwhile. */
const MAX_WRITE_TRIES = 20;

class ImportCancelled extends Error {}

/**
 * Checks the lines once more and writes them, or refuses the whole file.
 *
 * @returns false when it was interrupted: nothing is written then
 */
export async function writeImport(db: Db, row: ProductImport, time: JobTime | undefined): Promise<boolean> {
  if (time?.isOver()) return false;
  const { id } = row;
  if (row.writeTries >= MAX_WRITE_TRIES) {
    await giveUpImport(db, id);
    return true;
  }
  // The check and the ids came since the last time: planned without them, the writing loops over pairs of lines
  // (measured for 100,000 known products: 42 s of the server's CPU instead of 22 s).
  await db.$executeRaw`analyze product_import_rows`;
  // Counted before it begins, so that a process killed while writing has counted, too.
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
  const { id, businessId, userId, locationId, updatesExisting, fileName } = row;
  await lockImport(tx, id);
  const current = await db.productImport.findUnique({ where: { id } });
  if (current?.status !== "applying") return;
  const counts = await checkImport(tx, { importId: id, businessId }, updatesExisting, locationId);
  if (counts.bad > 0) {
    await tx.productImport.update({
      where: { id },
      data: { ...counts, status: "checked", errorCode: "importMovedOn", done: 0 },
    });
    return;
  }
  await reserveMissingIds(tx, id);
  for (const [index, write] of WRITE_STEPS.entries()) {
    await reportProgress(db, id, index + 1);
    await write(tx, { importId: id, businessId, userId, locationId });
  }
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

/** On a connection of its own: what is inside the transaction is seen by nobody until it ends. */
async function reportProgress(db: Db, id: number, done: number): Promise<void> {
  const row = await db.productImport.update({ where: { id }, data: { done }, select: { cancelRequestedAt: true } });
  if (row.cancelRequestedAt !== null) throw new ImportCancelled();
}

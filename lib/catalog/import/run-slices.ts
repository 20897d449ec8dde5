import type { Db, Tx } from "@/lib/db";
import type { ProductImport } from "@/lib/generated/prisma/client";
import type { JobTime } from "@/lib/queue/job-time";
import { interruptibleTransaction } from "./interruptible-transaction";

/** A slice takes seconds, on a small machine up to minutes. */
const TRANSACTION = { timeout: 10 * 60_000, maxWait: 30_000 };

/** Serialises an import's slices: two workers have the same job after the first was taken for dead. */
export async function lockImport(tx: Tx, importId: number): Promise<void> {
  const key = `product import ${importId}`;
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`;
}

/**
 * Runs slices of an import until none is left, each a transaction that commits its cursor with its work.
 * A slice that the signal interrupts is rolled back; those before it are not repeated.
 *
 * @param slice processes rows from `row.cursor`, stores the next cursor and returns whether rows are left
 * @returns false when the deadline passed first
 */
export async function runSlices(
  db: Db,
  { id, status }: Pick<ProductImport, "id" | "status">,
  time: JobTime | undefined,
  slice: (tx: Tx, row: ProductImport) => Promise<boolean>,
): Promise<boolean> {
  let hasMore = true;
  while (hasMore) {
    if (time?.isOver()) return false;
    const run = async (tx: Tx) => {
      await lockImport(tx, id);
      const row = await tx.productImport.findUnique({ where: { id } });
      hasMore = row?.status === status && row.cancelRequestedAt === null && (await slice(tx, row));
    };
    if (!(await interruptibleTransaction(db, time?.signal, run, TRANSACTION))) return false;
  }
  return true;
}

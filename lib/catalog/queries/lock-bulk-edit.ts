import type { Tx } from "@/lib/db";

/** Locks a bulk edit until the transaction ends, so that a batch runs once and a cancellation waits for its end. */
export async function lockBulkEdit(tx: Tx, id: number): Promise<void> {
  await tx.$executeRaw`select from bulk_edits where id = ${id} for no key update`;
}

import type { Tx } from "@/lib/db";

/**
 * Locks an order of a store until the transaction ends, so that a delivery, a poll and a person import it one after the
 * other. An advisory lock, since no row exists before the first import.
 */
export async function lockOrder(tx: Tx, storeId: number, remoteId: number): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(${storeId}::int, ${remoteId}::int)`;
}

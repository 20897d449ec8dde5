import type { Tx } from "@/lib/db";

/**
 * Locks a customer of a store until the transaction ends, so that two orders do not create the customer twice. An
 * advisory lock, since no row exists before the first import.
 */
export async function lockStoreCustomer(tx: Tx, storeId: number, remoteId: number): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`customer:${storeId}:${remoteId}`}, 0))`;
}

import type { Tx } from "@/lib/db";

/** Locks a business's attributes until the transaction ends, so that nobody creates "Size" and "size" at once. */
export async function lockAttributes(tx: Tx, businessId: number): Promise<void> {
  const key = `attributes ${businessId}`;
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`;
}

import type { Tx } from "@/lib/db";

/** One change of a business's attributes at a time: nobody makes "Size" and "size" at the same moment. */
export async function lockAttributes(tx: Tx, businessId: number): Promise<void> {
  const key = `attributes ${businessId}`;
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`;
}

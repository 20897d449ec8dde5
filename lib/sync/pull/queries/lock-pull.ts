import type { Tx } from "@/lib/db";

/** Locks a pull's row until the transaction ends, so that its start waits. */
export async function lockPull(tx: Tx, businessId: number, pullId: number): Promise<void> {
  await tx.$executeRaw`select id from store_pulls where id = ${pullId} and business_id = ${businessId} for no key update`;
}

import type { Tx } from "@/lib/db";
import { lockPart } from "@/lib/db/locks";

/** Locks a business's attributes until the transaction ends, so that nobody creates "Size" and "size" at once. */
export async function lockAttributes(tx: Tx, businessId: number): Promise<void> {
  await lockPart(tx, "attributes", businessId);
}

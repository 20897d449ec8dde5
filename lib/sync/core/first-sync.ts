import type { Tx } from "@/lib/db";

/** Records that a store has begun to be kept in sync, unless it had before: from then on auto sync may start runs. */
export async function recordFirstSync(tx: Tx, storeId: number): Promise<void> {
  await tx.store.updateMany({ where: { id: storeId, firstSyncAt: null }, data: { firstSyncAt: new Date() } });
}

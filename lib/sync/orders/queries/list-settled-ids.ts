import type { Db } from "@/lib/db";

/**
 * What is known of some orders of a store, by remote id: imported, marked as deleted, or failed and retried on their own
 * (or given up by a person). Two look-ups by primary key.
 */
export async function listSettledIds(
  db: Db,
  storeId: number,
  remoteIds: readonly number[],
): Promise<{ imported: Set<number>; deleted: Set<number>; failed: Set<number> }> {
  const where = { storeId, remoteId: { in: [...remoteIds] } };
  const [links, failures] = await Promise.all([
    db.orderLink.findMany({ where, select: { remoteId: true, state: true } }),
    db.orderFailure.findMany({ where, select: { remoteId: true } }),
  ]);
  const idsOf = (rows: readonly { remoteId: number }[]) => new Set(rows.map(({ remoteId }) => remoteId));
  return {
    imported: idsOf(links.filter(({ state }) => state !== "deleted")),
    deleted: idsOf(links.filter(({ state }) => state === "deleted")),
    failed: idsOf(failures),
  };
}

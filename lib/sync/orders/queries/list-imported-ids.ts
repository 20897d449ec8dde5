import type { Db } from "@/lib/db";

/**
 * Remote ids of a store's imported orders above one id, in their order. Deleted orders and those last changed before
 * `changedSince` are left out. A keyset over the primary key, so that another job can continue.
 */
export async function listImportedIds(
  db: Db,
  storeId: number,
  { afterId, changedSince }: { afterId: number; changedSince: Date },
  limit: number,
): Promise<number[]> {
  const links = await db.orderLink.findMany({
    where: {
      storeId,
      remoteId: { gt: afterId },
      state: { not: "deleted" },
      remoteModifiedAt: { gte: changedSince },
    },
    orderBy: { remoteId: "asc" },
    take: limit,
    select: { remoteId: true },
  });
  return links.map((link) => link.remoteId);
}

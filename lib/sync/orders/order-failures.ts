import type { Db } from "@/lib/db";

/** Deletes the failure of an order that has been imported. */
export async function clearOrderFailure(db: Db, storeId: number, remoteId: number): Promise<void> {
  await db.orderFailure.deleteMany({ where: { storeId, remoteId } });
}

/** The orders whose next attempt is due, the longest due first. */
export function listDueFailures(
  db: Db,
  storeId: number,
  limit: number,
): Promise<{ remoteId: number; isEarlier: boolean }[]> {
  return db.orderFailure.findMany({
    where: { storeId, dismissedAt: null, nextTryAt: { lte: new Date() } },
    orderBy: { nextTryAt: "asc" },
    take: limit,
    select: { remoteId: true, isEarlier: true },
  });
}

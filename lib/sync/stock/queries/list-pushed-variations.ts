import type { Db } from "@/lib/db";

/** Lists the variations whose quantity was pushed to a store, by id after `afterId`. A keyset over the primary key. */
export async function listPushedVariations(db: Db, storeId: number, afterId: number, limit: number): Promise<number[]> {
  const rows = await db.stockPush.findMany({
    where: { storeId, variationId: { gt: afterId } },
    orderBy: { variationId: "asc" },
    take: limit,
    select: { variationId: true },
  });
  return rows.map(({ variationId }) => variationId);
}

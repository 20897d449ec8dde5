import type { Db } from "@/lib/db";

export type WaitingSale = {
  id: number;
  soldAt: Date;
  locationId: number;
  finalAt: Date | null;
  order: { remoteId: number; store: { id: number; businessId: number; orderSettings: unknown } } | null;
};

/**
 * A page of the orders that wait for stock, the oldest first, after a keyset. Keyset instead of offset, since a served
 * sale leaves the list while it is read.
 */
export function listWaitingSales(
  db: Db,
  businessId: number,
  after: { soldAt: Date; id: number } | null,
  limit: number,
): Promise<WaitingSale[]> {
  const isAfter = after
    ? { OR: [{ soldAt: { gt: after.soldAt } }, { soldAt: after.soldAt, id: { gt: after.id } }] }
    : {};
  return db.sale.findMany({
    where: { businessId, status: "draft", draftReason: "out_of_stock", order: { isNot: null }, ...isAfter },
    orderBy: [{ soldAt: "asc" }, { id: "asc" }],
    take: limit,
    select: {
      id: true,
      soldAt: true,
      locationId: true,
      finalAt: true,
      order: { select: { remoteId: true, store: { select: { id: true, businessId: true, orderSettings: true } } } },
    },
  });
}

import type { Db, Tx } from "@/lib/db";
import type { Prisma, Store } from "@/lib/generated/prisma/client";

/**
 * Resets the watermark of sent quantities, so that the next push checks all of them. The reset is
 * counted, so that a push that began before it does not move the watermark.
 */
export const RESET_STOCK_WATERMARK = {
  stockSentUpTo: null,
  stockResets: { increment: 1 },
} as const satisfies Prisma.StoreUpdateInput;

/**
 * Lets the other stores that offer the stock of a store's location be pushed to again, because the store was disconnected,
 * connected again or moved to another location: its reservations then end or begin to count for them.
 */
export async function resetStockOfOthers(
  db: Db | Tx,
  { id, businessId, locationId }: Pick<Store, "id" | "businessId" | "locationId">,
): Promise<void> {
  await db.store.updateMany({
    where: { businessId, OR: [{ locationId }, { furtherLocationIds: { has: locationId } }], id: { not: id } },
    data: RESET_STOCK_WATERMARK,
  });
}

import { changesBetween } from "@/lib/activity/activity-changes";
import { recordActivity } from "@/lib/activity/record-activity";
import type { Db } from "@/lib/db";
import { AppError } from "@/lib/errors";
import type { StockKeeper } from "./require-goods";

/**
 * Sets the reorder level of a variation, or null for the default.
 *
 * @throws AppError `not_found` (`notFound`) when the business has no such variation
 */
export function setReorderLevel(
  db: Db,
  { businessId, id: userId }: StockKeeper,
  variationId: number,
  lowStockAt: string | null,
): Promise<void> {
  return db.$transaction(async (tx) => {
    const before = await tx.variation.findFirst({
      where: { id: variationId, businessId },
      select: { sku: true, lowStockAt: true },
    });
    if (before === null) throw new AppError("not_found", "notFound");
    await tx.variation.updateMany({ where: { id: variationId, businessId }, data: { lowStockAt } });
    const changes = changesBetween<{ lowStockAt: string | null }>(
      { lowStockAt: before.lowStockAt?.toFixed() ?? null },
      { lowStockAt },
    );
    if (changes.length > 0)
      await recordActivity(tx, {
        businessId,
        userId,
        action: "stock.reorder_level",
        entityId: variationId,
        details: { name: before.sku, changes },
      });
  });
}

import type { Db } from "@/lib/db";
import { AppError } from "@/lib/errors";
import type { StockKeeper } from "./require-goods";

/** Below which stock of a variation is low; null: the general level holds. Throws not_found. */
export async function setReorderLevel(db: Db, { businessId }: StockKeeper, variationId: number, lowStockAt: string | null): Promise<void> {
  const { count } = await db.variation.updateMany({ where: { id: variationId, businessId }, data: { lowStockAt } });
  if (count === 0) throw new AppError("not_found", "notFound");
}

import type { Db, Tx } from "@/lib/db";
import type { Prisma } from "@/lib/generated/prisma/client";
import { LOW_STOCK_AT } from "../product-schema";

type StockRow = { product_id: number; location_id: number; quantity: Prisma.Decimal };

/** Stock of products per location, summed over their variations on sale. */
export function loadProductStock(db: Db | Tx, businessId: number, productIds: readonly number[]): Promise<StockRow[]> {
  return db.$queryRaw<StockRow[]>`
    select v.product_id, l.location_id, sum(l.quantity) as quantity
      from stock_levels l join variations v on v.id = l.variation_id
     where l.business_id = ${businessId} and v.product_id = any (${productIds}) and not v.is_archived
     group by v.product_id, l.location_id order by l.location_id`;
}

/** Ids of products with a variation at or below its reorder level, over all locations. */
export async function findLowProducts(
  db: Db | Tx,
  businessId: number,
  productIds: readonly number[],
): Promise<Set<number>> {
  const rows = await db.$queryRaw<{ product_id: number }[]>`
    select distinct v.product_id
      from variations v
     where v.business_id = ${businessId} and v.product_id = any (${productIds}) and not v.is_archived
       and (select coalesce(sum(l.quantity), 0) from stock_levels l where l.variation_id = v.id)
           <= coalesce(v.low_stock_at, ${LOW_STOCK_AT})`;
  return new Set(rows.map((row) => row.product_id));
}

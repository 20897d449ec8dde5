import { LOW_STOCK_AT } from "@/lib/catalog/product-schema";
import type { Db } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";

/** SQL for stock and reorder level per tracked variation on sale, over all locations, as the stock list counts. */
function variationStock(businessId: number): Prisma.Sql {
  return Prisma.sql`
    select p.id as product_id, p.name, v.id as variation_id, v.sku, coalesce(sum(l.quantity), 0) as quantity,
           coalesce(v.low_stock_at, ${LOW_STOCK_AT}) as low_at
      from products p
      join variations v on v.product_id = p.id and not v.is_archived
      left join stock_levels l on l.variation_id = v.id
     where p.business_id = ${businessId} and not p.is_archived and p.tracks_stock
     group by p.id, v.id`;
}

type StockCounts = { to_reorder: bigint; sold_out: bigint; out_products: bigint };

/** Numbers of variations to reorder, of sold-out ones among them, and of products without any stock. */
export async function countLowStock(db: Db, businessId: number): Promise<StockCounts> {
  const rows = await db.$queryRaw<StockCounts[]>`
    with s as (${variationStock(businessId)})
    select count(*) filter (where quantity <= low_at) as to_reorder,
           count(*) filter (where quantity <= low_at and quantity <= 0) as sold_out,
           (select count(*) from (select from s group by product_id having max(quantity) <= 0) as empty) as out_products
      from s`;
  return rows[0] ?? { to_reorder: 0n, sold_out: 0n, out_products: 0n };
}

type LowVariation = { product_id: number; name: string; sku: string; quantity: Prisma.Decimal };

/** Variations to reorder, low ones before sold-out ones. Variations without any level are omitted: nobody stocks them. */
export function listLowVariations(db: Db, businessId: number, limit: number): Promise<LowVariation[]> {
  return db.$queryRaw<LowVariation[]>`
    select product_id, name, sku, quantity from (${variationStock(businessId)}) as s
     where quantity <= low_at
       and exists (select from stock_levels l where l.variation_id = s.variation_id)
     order by quantity <= 0, quantity, name, sku limit ${limit}`;
}

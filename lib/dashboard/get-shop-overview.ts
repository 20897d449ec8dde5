import type { Db } from "@/lib/db";
import { LOW_STOCK_AT } from "@/lib/catalog/product-schema";
import { Prisma } from "@/lib/generated/prisma/client";
import type { ShopOverview, StockWarning } from "./shop-overview";

/** As many as fit beside each other without scrolling; the list has the rest. */
const WARNINGS_SHOWN = 8;

/** What the dashboard says of the shop itself, from the catalogue and the stock levels. */
export async function getShopOverview(db: Db, businessId: number): Promise<ShopOverview> {
  const active = { businessId, isArchived: false } as const;
  const [products, variations, notSynced, uncategorised, stock, warnings] = await Promise.all([
    db.product.count({ where: active }),
    db.variation.count({ where: { ...active, product: { isArchived: false } } }),
    db.product.count({ where: { ...active, isSyncDisabled: true } }),
    db.product.count({ where: { ...active, categoryId: null } }),
    countStock(db, businessId),
    listWarnings(db, businessId),
  ]);
  return { products, variations, notSynced, uncategorised, ...stock, warnings };
}

/** Per variation of a product that counts stock, over all locations. The list's filters count the same way. */
function variationStock(businessId: number): Prisma.Sql {
  return Prisma.sql`
    select p.id as product_id, p.name, v.id as variation_id, v.sku, coalesce(sum(l.quantity), 0) as quantity
      from products p
      join variations v on v.product_id = p.id and not v.is_archived
      left join stock_levels l on l.variation_id = v.id
     where p.business_id = ${businessId} and not p.is_archived and p.tracks_stock
     group by p.id, v.id`;
}

async function countStock(db: Db, businessId: number): Promise<{ lowProducts: number; outProducts: number }> {
  const rows = await db.$queryRaw<{ low: bigint; out: bigint }[]>`
    select count(*) filter (where lowest <= ${LOW_STOCK_AT} and highest > 0) as low,
           count(*) filter (where highest <= 0) as out
      from (select min(quantity) as lowest, max(quantity) as highest
              from (${variationStock(businessId)}) as s group by product_id) as per_product`;
  return { lowProducts: Number(rows[0]?.low ?? 0), outProducts: Number(rows[0]?.out ?? 0) };
}

/** What is about to run out, then what has; never what was not once counted, since nobody stocks it. */
async function listWarnings(db: Db, businessId: number): Promise<StockWarning[]> {
  const rows = await db.$queryRaw<{ product_id: number; name: string; sku: string; quantity: Prisma.Decimal }[]>`
    select product_id, name, sku, quantity from (${variationStock(businessId)}) as s
     where quantity <= ${LOW_STOCK_AT}
       and exists (select from stock_levels l where l.variation_id = s.variation_id)
     order by quantity <= 0, quantity, name, sku limit ${WARNINGS_SHOWN}`;
  return rows.map((row) => ({
    productId: row.product_id,
    name: row.name,
    sku: row.sku,
    quantity: row.quantity.toFixed(),
  }));
}

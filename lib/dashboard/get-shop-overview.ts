import type { Db } from "@/lib/db";
import { LOW_STOCK_AT } from "@/lib/catalog/product-schema";
import { Prisma } from "@/lib/generated/prisma/client";
import type { ShopOverview, StockWarning } from "./shop-overview";

/** As many as fit without scrolling. The stock list has the rest. */
const WARNINGS_SHOWN = 8;

/** The dashboard's figures of catalogue and stock. */
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

/** Per variation of a product that counts stock, over all locations, with the level at which it is low. The stock list counts the same way. */
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

async function countStock(
  db: Db,
  businessId: number,
): Promise<Pick<ShopOverview, "toReorder" | "soldOut" | "outProducts">> {
  const rows = await db.$queryRaw<{ to_reorder: bigint; sold_out: bigint; out_products: bigint }[]>`
    with s as (${variationStock(businessId)})
    select count(*) filter (where quantity <= low_at) as to_reorder,
           count(*) filter (where quantity <= low_at and quantity <= 0) as sold_out,
           (select count(*) from (select from s group by product_id having max(quantity) <= 0) as empty) as out_products
      from s`;
  const [row] = rows;
  return {
    toReorder: Number(row?.to_reorder ?? 0),
    soldOut: Number(row?.sold_out ?? 0),
    outProducts: Number(row?.out_products ?? 0),
  };
}

/** What is about to run out, then what has; never what was not once counted, since nobody stocks it. */
async function listWarnings(db: Db, businessId: number): Promise<StockWarning[]> {
  const rows = await db.$queryRaw<{ product_id: number; name: string; sku: string; quantity: Prisma.Decimal }[]>`
    select product_id, name, sku, quantity from (${variationStock(businessId)}) as s
     where quantity <= low_at
       and exists (select from stock_levels l where l.variation_id = s.variation_id)
     order by quantity <= 0, quantity, name, sku limit ${WARNINGS_SHOWN}`;
  return rows.map((row) => ({
    productId: row.product_id,
    name: row.name,
    sku: row.sku,
    quantity: row.quantity.toFixed(),
  }));
}

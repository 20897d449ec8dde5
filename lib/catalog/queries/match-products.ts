import { escapeLike } from "@/lib/db/escape-like";
import { Prisma } from "@/lib/generated/prisma/client";
import { LOW_STOCK_AT, type ProductFilter } from "../product-schema";
import { categoryBranchSql } from "./category-branch";

/** The condition on `products p` for the filters of the product list, always within the business. */
export function matchingProducts(businessId: number, filter: ProductFilter): Prisma.Sql {
  const conditions = [
    Prisma.sql`p.business_id = ${businessId}`,
    Prisma.sql`p.is_archived = ${filter.archived === "yes"}`,
  ];
  if (filter.q) conditions.push(matchesText(businessId, filter.q));
  if (filter.type) conditions.push(Prisma.sql`p.type = ${filter.type}::product_type`);
  if (filter.sync) conditions.push(Prisma.sql`p.is_sync_disabled = ${filter.sync === "off"}`);
  if (filter.category === "none") conditions.push(Prisma.sql`p.category_id is null`);
  else if (filter.category)
    conditions.push(Prisma.sql`p.category_id in ${categoryBranchSql(businessId, Number(filter.category))}`);
  if (filter.stock) conditions.push(hasStock(filter.stock));
  return Prisma.join(conditions, " and ");
}

/** A union instead of an `or` over two tables, so that each half uses its own indexes. */
function matchesText(businessId: number, text: string): Prisma.Sql {
  const pattern = `%${escapeLike(text)}%`;
  return Prisma.sql`p.id in (
    select id from products where business_id = ${businessId} and (name ilike ${pattern} or sku ilike ${pattern})
    union
    select product_id from variations
     where business_id = ${businessId} and not is_archived and (sku ilike ${pattern} or barcode = ${text}))`;
}

/** "low": a variation is at its reorder level. "out": no variation has stock, so a T-shirt without M is low, not out. */
function hasStock(state: NonNullable<ProductFilter["stock"]>): Prisma.Sql {
  if (state === "untracked") return Prisma.sql`not p.tracks_stock`;
  const conditions = {
    in: Prisma.sql`max(quantity) > 0`,
    low: Prisma.sql`bool_or(quantity <= coalesce(low_stock_at, ${LOW_STOCK_AT})) and max(quantity) > 0`,
    out: Prisma.sql`max(quantity) <= 0`,
  };
  return Prisma.sql`p.tracks_stock and (
    select ${conditions[state]} from (
      select coalesce(sum(l.quantity), 0) as quantity, v.low_stock_at
        from variations v left join stock_levels l on l.variation_id = v.id
       where v.product_id = p.id and not v.is_archived
       group by v.id
    ) as per_variation)`;
}

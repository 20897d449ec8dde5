import type { Tx } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import type { WriteScope } from "./write-scope";

/** Lines `r` of new variations, each with its product: a known one, or the new one of the file. */
function newVariations(importId: number): Prisma.Sql {
  return Prisma.sql`
    (select c.*, coalesce(c.product_id, c.new_product_id, f.new_product_id) as own_product_id
       from product_import_rows c
       left join product_import_rows f on f.import_id = c.import_id and f.kind = 'variable' and c.kind = 'variation'
        and lower(btrim(f.sku)) = lower(btrim(c.parent_sku))
      where c.import_id = ${importId} and c.action = 'create' and c.kind in ('simple', 'variation')) r`;
}

/** Inserts the attributes of products that have none yet. The first variation of the file decides their order. */
export async function insertProductAttributes(tx: Tx, { importId, businessId }: WriteScope): Promise<void> {
  await tx.$executeRaw`
    insert into product_attributes (product_id, attribute_id, position)
    select r.own_product_id, a.id, min(o.position) - 1
      from ${newVariations(importId)} cross join lateral jsonb_array_elements(r.options) with ordinality as o (pair, position)
      join attributes a on a.business_id = ${businessId} and lower(a.name) = lower(o.pair->>0)
     where r.kind = 'variation'
       and not exists (select from product_attributes x where x.product_id = r.own_product_id)
     group by r.own_product_id, a.id
    on conflict do nothing`;
}

/** Inserts new variations, and the one of each new simple product, behind the known ones of their product. */
export async function insertVariations(tx: Tx, { importId, businessId }: WriteScope): Promise<void> {
  await tx.$executeRaw`
    insert into variations (id, business_id, product_id, sku, barcode, price, sale_price, sale_price_from, sale_price_until,
                            sale_price_changed_at, weight, low_stock_at, is_archived, position, updated_at)
    select r.new_variation_id, ${businessId}::int, r.own_product_id, r.sku, r.barcode, r.price,
           r.sale_price, r.sale_price_from, r.sale_price_until,
           case when r.sale_price is not null then clock_timestamp() end, r.weight, r.low_stock_at,
           r.kind = 'variation' and coalesce(r.is_archived, false),
           coalesce(l.last, -1) + row_number() over (partition by r.own_product_id order by r.line), now()
      from ${newVariations(importId)}
      left join (select product_id, max(position) as last from variations where business_id = ${businessId} group by product_id) l
        on l.product_id = r.own_product_id
     order by r.line`;
}

/**
 * Inserts the values of new variations. The values of the business are matched once, however the planner joins the lines.
 * What remains is the checking of two foreign keys for each row: 1.8 s of 2.8 s for 180,000 rows.
 */
export async function insertVariationOptions(tx: Tx, { importId, businessId }: WriteScope): Promise<void> {
  await tx.$executeRaw`
    with pairs as materialized (
      select lower(a.name) as attribute, lower(x.name) as value, a.id as attribute_id, min(x.id) as value_id
        from attributes a join attribute_values x on x.attribute_id = a.id
       where a.business_id = ${businessId} group by a.id, lower(x.name)
    )
    insert into variation_options (variation_id, attribute_value_id)
    select r.new_variation_id, min(p.value_id)
      from product_import_rows r cross join lateral jsonb_array_elements(r.options) as o (pair)
      join pairs p on p.attribute = lower(o.pair->>0) and p.value = lower(o.pair->>1)
     where r.import_id = ${importId} and r.kind = 'variation' and r.action = 'create'
     group by r.new_variation_id, p.attribute_id`;
}

import { Prisma } from "@/lib/generated/prisma/client";
import type { WriteStep } from "./write-catalogue";

/** Lines that make a variation, `r`, each with its product: one that is there, or the one that the file makes. */
function newVariations(importId: number): Prisma.Sql {
  return Prisma.sql`
    (select c.*, coalesce(c.product_id, c.new_product_id, f.new_product_id) as own_product_id
       from product_import_rows c
       left join product_import_rows f on f.import_id = c.import_id and f.kind = 'variable' and c.kind = 'variation'
        and lower(btrim(f.sku)) = lower(btrim(c.parent_sku))
      where c.import_id = ${importId} and c.action = 'create' and c.kind in ('simple', 'variation')) r`;
}

/** New variations, a simple product's one among them, behind those that are there. */
export const createVariations: WriteStep = async (tx, { importId, businessId }) => {
  await tx.$executeRaw`
    insert into product_attributes (product_id, attribute_id, position)
    select r.own_product_id, a.id, min(o.position) - 1
      from ${newVariations(importId)} cross join lateral jsonb_array_elements(r.options) with ordinality as o (pair, position)
      join attributes a on a.business_id = ${businessId} and lower(a.name) = lower(o.pair->>0)
     where r.kind = 'variation'
       and not exists (select from product_attributes x where x.product_id = r.own_product_id)
     group by r.own_product_id, a.id
    on conflict do nothing`;
  await tx.$executeRaw`
    insert into variations (id, business_id, product_id, sku, barcode, price, weight, low_stock_at, is_archived, position, updated_at)
    select r.new_variation_id, ${businessId}::int, r.own_product_id, r.sku, r.barcode, r.price, r.weight, r.low_stock_at,
           r.kind = 'variation' and coalesce(r.is_archived, false),
           coalesce(l.last, -1) + row_number() over (partition by r.own_product_id order by r.line), now()
      from ${newVariations(importId)}
      left join (select product_id, max(position) as last from variations where business_id = ${businessId} group by product_id) l
        on l.product_id = r.own_product_id
     order by r.line`;
  await tx.$executeRaw`
    insert into variation_options (variation_id, attribute_value_id)
    select r.new_variation_id, min(x.id)
      from product_import_rows r cross join lateral jsonb_array_elements(r.options) as o (pair)
      join attributes a on a.business_id = ${businessId} and lower(a.name) = lower(o.pair->>0)
      join attribute_values x on x.attribute_id = a.id and lower(x.name) = lower(o.pair->>1)
     where r.import_id = ${importId} and r.kind = 'variation' and r.action = 'create'
     group by r.new_variation_id, a.id`;
};

/** Variations that are there, where the file says something else; whoever has the product's form open learns of it. */
export const updateVariations: WriteStep = async (tx, { importId, businessId }) => {
  await tx.$executeRaw`
    with changed as (
      update variations v
         set price = n.price, weight = n.weight, barcode = n.barcode, low_stock_at = n.low_stock_at, is_archived = n.is_archived, updated_at = now()
        from (select v.id, coalesce(r.price, v.price) as price, coalesce(r.weight, v.weight) as weight,
                     coalesce(r.barcode, v.barcode) as barcode, coalesce(r.low_stock_at, v.low_stock_at) as low_stock_at,
                     case when r.kind = 'variation' then coalesce(r.is_archived, v.is_archived) else v.is_archived end as is_archived
                from product_import_rows r join variations v on v.id = r.variation_id
               where r.import_id = ${importId} and r.action = 'update') n
       where v.id = n.id and v.business_id = ${businessId}
         and (v.price, v.weight, v.barcode, v.low_stock_at, v.is_archived)
             is distinct from (n.price, n.weight, n.barcode, n.low_stock_at, n.is_archived)
      returning v.product_id
    )
    update products set updated_at = greatest(clock_timestamp(), updated_at + interval '1 millisecond')
     where business_id = ${businessId} and id in (select product_id from changed)`;
};

/** Images that the file names and that are here already, in its order; other addresses are not fetched. */
export const writeImages: WriteStep = async (tx, { importId, businessId }) => {
  await tx.$executeRaw`
    with wanted as (
      select coalesce(r.product_id, r.new_product_id) as product_id, m.id as media_id, i.position - 1 as position
        from product_import_rows r cross join lateral unnest(r.media_ids) with ordinality as i (media_id, position)
        join media m on m.id = i.media_id and m.business_id = ${businessId}
       where r.import_id = ${importId} and r.action <> 'skip'
    ), gone as (
      delete from product_images x using (select distinct product_id from wanted) w
       where x.product_id = w.product_id
         and not exists (select from wanted k where k.product_id = x.product_id and k.media_id = x.media_id)
    )
    insert into product_images (product_id, media_id, position) select product_id, media_id, position from wanted
    on conflict (product_id, media_id) do update set position = excluded.position where product_images.position <> excluded.position`;
};

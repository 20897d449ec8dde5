import { OWN_CATEGORY, walkPaths } from "./walk-paths";
import type { WriteStep } from "./write-scope";

/**
 * Inserts new products. In a file with a stock column, stock is tracked where a line of the product states it:
 * WooCommerce leaves it empty where it tracks none, and tracked at zero such goods would be sold out.
 */
export const insertProducts: WriteStep = async (tx, { importId, businessId, isHeldBack }) => {
  await tx.$executeRaw`
    with ${walkPaths(importId, businessId)}
    insert into products (id, business_id, type, name, sku, category_id, tax_rate_id, description, short_description, tracks_stock, is_archived, is_sync_disabled, updated_at)
    select r.new_product_id, ${businessId}::int, r.kind::text::product_type, r.name, r.sku, w.id, r.tax_rate_id, coalesce(r.description, ''),
           coalesce(r.short_description, ''), coalesce(r.tracks_stock, s.is_counted, true), coalesce(r.is_archived, false), ${isHeldBack}::boolean, now()
      from product_import_rows r
      left join (select lower(btrim(case when kind = 'variation' then parent_sku else sku end)) as sku, bool_or(has_stock) as is_counted
                   from product_import_rows where import_id = ${importId} group by 1) s on s.sku = lower(btrim(r.sku))
      left join walk w on ${OWN_CATEGORY}
     where r.import_id = ${importId} and r.action = 'create' and r.kind in ('simple', 'variable') order by r.line`;
};

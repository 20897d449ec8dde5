import { OWN_CATEGORY, walkPaths } from "./walk-paths";
import type { WriteStep } from "./write-scope";

/**
 * Updates known products that differ from the file. Empty cells change nothing, and an unchanged row is not written. The
 * business is a column for the reason in update-variations.ts.
 */
export const updateProducts: WriteStep = async (tx, { importId, businessId }) => {
  await tx.$executeRaw`
    with ${walkPaths(importId, businessId)}
    update products p
       set name = n.name, category_id = n.category_id, tax_rate_id = n.tax_rate_id, description = n.description,
           short_description = n.short_description, tracks_stock = n.tracks_stock, is_archived = n.is_archived,
           updated_at = greatest(clock_timestamp(), p.updated_at + interval '1 millisecond')
      from (select p.id, coalesce(r.name, p.name) as name, coalesce(w.id, p.category_id) as category_id,
                   case when r.has_tax then r.tax_rate_id else p.tax_rate_id end as tax_rate_id,
                   coalesce(r.description, p.description) as description,
                   coalesce(r.short_description, p.short_description) as short_description,
                   coalesce(r.tracks_stock, p.tracks_stock) as tracks_stock, coalesce(r.is_archived, p.is_archived) as is_archived
              from product_import_rows r join product_imports i on i.id = r.import_id
              join products p on p.id = r.product_id and p.business_id = i.business_id
              left join walk w on ${OWN_CATEGORY}
             where r.import_id = ${importId} and r.action = 'update' and r.kind in ('simple', 'variable')) n
     where p.id = n.id
       and (p.name, p.category_id, p.tax_rate_id, p.description, p.short_description, p.tracks_stock, p.is_archived)
           is distinct from (n.name, n.category_id, n.tax_rate_id, n.description, n.short_description, n.tracks_stock, n.is_archived)`;
};

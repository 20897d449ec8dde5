import type { WriteStep } from "./write-scope";

/**
 * Updates known variations that differ from the file. Their products count as edited, so that an open form is refused.
 * The business is a column here: of a new one the planner expects no rows, and compared each line with each variation
 * that the same transaction has made (measured: 5 minutes for 10,000 products).
 * A sale price in the file is a decision of the shop; one that is cleared leaves open whether the shop ever decided.
 */
export const updateVariations: WriteStep = async (tx, { importId }) => {
  await tx.$executeRaw`
    with changed as (
      update variations v
         set price = n.price, sale_price = n.sale_price, sale_price_from = n.sale_price_from,
             sale_price_until = n.sale_price_until, sale_price_changed_at = n.sale_price_changed_at, weight = n.weight,
             barcode = n.barcode, low_stock_at = n.low_stock_at, is_archived = n.is_archived, updated_at = now()
        from (select v.id, coalesce(r.price, v.price) as price, coalesce(r.weight, v.weight) as weight,
                     case when r.has_sale_price then r.sale_price else v.sale_price end as sale_price,
                     case when r.has_sale_price then r.sale_price_from else v.sale_price_from end as sale_price_from,
                     case when r.has_sale_price then r.sale_price_until else v.sale_price_until end as sale_price_until,
                     case when r.sale_price is null then v.sale_price_changed_at
                          else coalesce(v.sale_price_changed_at, now()) end as sale_price_changed_at,
                     coalesce(r.barcode, v.barcode) as barcode, coalesce(r.low_stock_at, v.low_stock_at) as low_stock_at,
                     case when r.kind = 'variation' then coalesce(r.is_archived, v.is_archived) else v.is_archived end as is_archived
                from product_import_rows r join product_imports i on i.id = r.import_id
                join variations v on v.id = r.variation_id and v.business_id = i.business_id
               where r.import_id = ${importId} and r.action = 'update') n
       where v.id = n.id
         and (v.price, v.sale_price, v.sale_price_from, v.sale_price_until, v.sale_price_changed_at, v.weight, v.barcode,
              v.low_stock_at, v.is_archived)
             is distinct from (n.price, n.sale_price, n.sale_price_from, n.sale_price_until, n.sale_price_changed_at, n.weight,
                               n.barcode, n.low_stock_at, n.is_archived)
      returning v.product_id
    )
    update products set updated_at = greatest(clock_timestamp(), updated_at + interval '1 millisecond')
     where id in (select product_id from changed)`;
};

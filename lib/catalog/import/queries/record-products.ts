import type { WriteStep } from "./write-scope";

/** Records which products the file made and which it concerned, for the list that the page shows afterwards. */
export const recordProducts: WriteStep = async (tx, { importId }) => {
  await tx.$executeRaw`
    insert into product_import_products (import_id, product_id, is_new)
    select ${importId}::int, coalesce(r.product_id, r.new_product_id), bool_or(r.action = 'create' and r.kind <> 'variation')
      from product_import_rows r
     where r.import_id = ${importId} and r.action <> 'skip' and coalesce(r.product_id, r.new_product_id) is not null
     group by 2`;
};

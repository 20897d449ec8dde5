import type { Tx } from "@/lib/db";

/**
 * Takes ids from the sequences for new lines after `after` up to `upTo`, in the order of the file. Lines that have their
 * ids keep them, so that a repeated slice changes nothing.
 */
export async function reserveIdsOfLines(tx: Tx, importId: number, after: number, upTo: number): Promise<void> {
  await tx.$executeRaw`
    update product_import_rows r set new_product_id = n.product_id, new_variation_id = n.variation_id
      from (select line,
                   case when kind <> 'variation' then nextval('products_id_seq') end as product_id,
                   case when kind <> 'variable' then nextval('variations_id_seq') end as variation_id
              from (select line, kind from product_import_rows
                     where import_id = ${importId} and line > ${after} and line <= ${upTo} and action = 'create'
                       and new_product_id is null and new_variation_id is null
                     order by line) o) n
     where r.import_id = ${importId} and r.line = n.line`;
}

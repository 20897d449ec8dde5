import type { Tx } from "@/lib/db";

/**
 * Takes over what the check of the import found: the SKU of each row, by which the written product is found again, and why
 * a product stays out. The reason is that of its first bad row.
 */
export async function recordChecked(tx: Tx, pullId: number, importId: number): Promise<void> {
  await tx.$executeRaw`
    update store_pull_items i set local_sku = r.sku
      from product_import_rows r
     where i.pull_id = ${pullId} and r.import_id = ${importId} and i.remote_id = r.line
       and i.kind = (case when r.kind = 'variation' then 'variation' else 'product' end)::pull_item_kind`;
  await tx.$executeRaw`
    update store_pull_items i set reason = f.code
      from (select coalesce(v.parent_remote_id, r.line) as remote_id, min(r.issues->0->>'code') as code
              from product_import_rows r
              left join store_pull_items v on v.pull_id = ${pullId} and v.kind = 'variation' and r.kind = 'variation' and v.remote_id = r.line
             where r.import_id = ${importId} and r.issues <> '[]' group by 1) f
     where i.pull_id = ${pullId} and i.kind = 'product' and i.remote_id = f.remote_id`;
}

import type { Tx } from "@/lib/db";

/** Finds what the import has made of the items, by SKU among the products that it concerned. The others are left out. */
export async function findWritten(tx: Tx, pullId: number, importId: number): Promise<void> {
  await tx.$executeRaw`
    update store_pull_items i set product_id = p.id
      from product_import_products w join products p on p.id = w.product_id
     where w.import_id = ${importId} and i.pull_id = ${pullId} and i.kind = 'product' and i.choice = 'store'
       and lower(btrim(p.sku)) = lower(btrim(i.local_sku))`;
  await tx.$executeRaw`
    update store_pull_items i set verdict = 'left_out', reason = coalesce(i.reason, 'not_written')
     where i.pull_id = ${pullId} and i.kind = 'product' and i.choice = 'store'
       and not exists (select from product_import_products w where w.import_id = ${importId} and w.product_id = i.product_id)`;
  await tx.$executeRaw`
    update store_pull_items i set product_id = f.product_id, variation_id = v.id
      from store_pull_items f join variations v on v.product_id = f.product_id
     where f.pull_id = ${pullId} and f.kind = 'product' and f.choice = 'store' and f.verdict <> 'left_out'
       and i.pull_id = ${pullId} and i.kind = 'variation' and i.parent_remote_id = f.remote_id
       and lower(btrim(v.sku)) = lower(btrim(i.local_sku))`;
}

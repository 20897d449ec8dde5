import type { Db, Tx } from "@/lib/db";

type Scope = { pullId: number; importId: number; businessId: number };

/**
 * Finds what the import has made of the items, by SKU among the products that it concerned. The others are left out.
 * Products and variations are found through the unique indexes of their SKUs: the tables have just grown, and without
 * the business the planner compares every item with every product (minutes for 10,000).
 */
export async function findWritten(tx: Tx, { pullId, importId, businessId }: Scope): Promise<void> {
  await tx.$executeRaw`
    update store_pull_items i set product_id = p.id
      from products p
     where i.pull_id = ${pullId} and i.kind = 'product' and i.choice = 'store'
       and p.business_id = ${businessId} and lower(btrim(p.sku)) = lower(btrim(i.local_sku))
       and exists (select from product_import_products w where w.import_id = ${importId} and w.product_id = p.id)`;
  await tx.$executeRaw`
    update store_pull_items i set verdict = 'left_out', reason = coalesce(i.reason, 'not_written')
     where i.pull_id = ${pullId} and i.kind = 'product' and i.choice = 'store'
       and not exists (select from product_import_products w where w.import_id = ${importId} and w.product_id = i.product_id)`;
  await tx.$executeRaw`
    update store_pull_items i set product_id = v.product_id, variation_id = v.id
      from variations v
     where i.pull_id = ${pullId} and i.kind = 'variation' and i.local_sku is not null
       and v.business_id = ${businessId} and lower(btrim(v.sku)) = lower(btrim(i.local_sku))
       and exists (select from store_pull_items f
                    where f.pull_id = ${pullId} and f.kind = 'product' and f.remote_id = i.parent_remote_id
                      and f.choice = 'store' and f.verdict <> 'left_out' and f.product_id = v.product_id)`;
}

/**
 * Lets the planner know how many products a pull has written, before they are found: with the statistics of before it
 * compares every item with every product. Outside of a transaction, which would hold the lock of the statistics.
 */
export async function analyzeWritten(db: Db): Promise<void> {
  await db.$executeRaw`analyze store_pull_items, product_import_products, products, variations`;
}

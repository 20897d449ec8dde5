import type { Tx } from "@/lib/db";

type Scope = { pullId: number; storeId: number; businessId: number };

/**
 * Compares the customers that were read with those of the shop: linked or of the same e-mail address, new, doubtful for
 * two of one address in the store, or left out for want of an address and a name. The SKU column has the address.
 */
export async function classifyCustomers(tx: Tx, { pullId, storeId, businessId }: Scope): Promise<void> {
  await tx.$executeRaw`
    with found as (
      select i.remote_id, coalesce(l.customer_id, c.id) as customer_id,
        i.sku <> '' and row_number() over (partition by i.sku order by i.remote_id) > 1 as is_twin,
        i.sku = '' and i.label = '' as is_blank
        from store_pull_items i
        left join customer_links l on l.store_id = ${storeId}::int and l.remote_id = i.remote_id
        left join customers c on c.business_id = ${businessId}::int and i.sku <> '' and lower(btrim(c.email)) = i.sku
          and not c.is_archived
       where i.pull_id = ${pullId}::int and i.kind = 'customer')
    update store_pull_items i set customer_id = f.customer_id, verdict = (case
        when f.is_blank then 'left_out' when f.is_twin then 'doubtful'
        when f.customer_id is not null then 'matched' else 'new' end)::pull_verdict
      from found f where i.pull_id = ${pullId}::int and i.kind = 'customer' and i.remote_id = f.remote_id`;
}

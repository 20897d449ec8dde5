import type { Tx } from "@/lib/db";

type Scope = { pullId: number; storeId: number; businessId: number };

/**
 * Compares the customers that were read with those of the shop: linked or of the same e-mail address, new, doubtful for
 * two of one address in the store, or left out for want of an address and a name, or because they were erased here. The
 * SKU column has the address. Of an erased customer only the id stays.
 */
export async function classifyCustomers(tx: Tx, { pullId, storeId, businessId }: Scope): Promise<void> {
  await tx.$executeRaw`
    with found as (
      select i.remote_id, coalesce(l.customer_id, c.id) as customer_id,
        i.sku <> '' and row_number() over (partition by i.sku, l.erased_at is null order by i.remote_id) > 1 as is_twin,
        i.sku = '' and i.label = '' as is_blank, l.erased_at is not null as is_erased
        from store_pull_items i
        left join customer_links l on l.store_id = ${storeId}::int and l.remote_id = i.remote_id
        left join customers c on c.business_id = ${businessId}::int and i.sku <> '' and lower(btrim(c.email)) = i.sku
          and not c.is_archived
       where i.pull_id = ${pullId}::int and i.kind = 'customer')
    update store_pull_items i set customer_id = case when not f.is_erased then f.customer_id end,
        label = case when f.is_erased then '' else i.label end, sku = case when f.is_erased then '' else i.sku end,
        payload = case when not f.is_erased then i.payload end, reason = case when f.is_erased then 'erased' end,
        verdict = (case
        when f.is_erased or f.is_blank then 'left_out' when f.is_twin then 'doubtful'
        when f.customer_id is not null then 'matched' else 'new' end)::pull_verdict
      from found f where i.pull_id = ${pullId}::int and i.kind = 'customer' and i.remote_id = f.remote_id`;
}

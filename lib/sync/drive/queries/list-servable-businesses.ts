import type { Db } from "@/lib/db";

/** Lists businesses whose waiting sales have stock by now; without a listening worker nothing else serves them. */
export async function listServableBusinesses(db: Db): Promise<number[]> {
  const rows = await db.$queryRaw<{ id: number }[]>`
    select distinct s.business_id as id from sales s
    join businesses b on b.id = s.business_id and 'woocommerce' = any(b.modules)
    join order_links o on o.sale_id = s.id
    join stores st on st.id = o.store_id and st.order_settings->'finaliseWhenStocked' is distinct from 'false'::jsonb
    where s.status = 'draft' and s.draft_reason = 'out_of_stock' and not exists (
      select 1 from (
        select l.variation_id, sum(l.quantity) as quantity from sale_lines l
        join variations v on v.id = l.variation_id join products p on p.id = v.product_id and p.tracks_stock
        where l.sale_id = s.id group by l.variation_id) need
      left join stock_levels v on v.variation_id = need.variation_id and v.location_id = s.location_id
      where coalesce(v.quantity, 0) < need.quantity)`;
  return rows.map((row) => row.id);
}

import type { Db } from "@/lib/db";
import type { TaxWarnings } from "../tax-view";

type UnmappedTaxes = TaxWarnings["unmappedTaxes"];

/** Lists the taxes of a store's orders without a local rate, with the number of their orders, the most used first. */
export function listUnmappedTaxes(db: Db, businessId: number, storeId: number, limit: number): Promise<UnmappedTaxes> {
  return db.$queryRaw<UnmappedTaxes>`
    select t.label, trim_scale(t.percent)::text as percent, count(distinct o.sale_id)::int as orders
    from order_links o
    join sale_lines l on l.sale_id = o.sale_id
    join sale_line_taxes t on t.sale_line_id = l.id
    where o.business_id = ${businessId} and o.store_id = ${storeId} and t.tax_rate_id is null
    group by t.label, t.percent order by orders desc, t.label limit ${limit}`;
}

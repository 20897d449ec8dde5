import type { Tx } from "@/lib/db";

/**
 * Gives the taxes of imported orders the local rates that their remote rates are mapped to by now, in one statement.
 * Taxes that have the right rate are left unchanged, so that saving a mapping again writes nothing.
 */
export async function mapOrderTaxes(
  tx: Tx,
  businessId: number,
  storeId: number,
  rates: readonly { remoteRateId: number }[],
): Promise<void> {
  const rows = JSON.stringify(rates.map(({ remoteRateId }) => ({ remote_rate_id: remoteRateId })));
  await tx.$executeRaw`
    update sale_line_taxes t set tax_rate_id = m.tax_rate_id
    from order_links o
    join sale_lines l on l.sale_id = o.sale_id
    cross join jsonb_to_recordset(${rows}::jsonb) as r(remote_rate_id int)
    left join tax_rate_mappings m on m.store_id = o.store_id and m.remote_rate_id = r.remote_rate_id
    where o.business_id = ${businessId} and o.store_id = ${storeId}
      and t.sale_line_id = l.id and t.remote_rate_id = r.remote_rate_id and t.tax_rate_id is distinct from m.tax_rate_id`;
}

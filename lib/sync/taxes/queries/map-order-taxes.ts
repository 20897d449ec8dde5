import type { Db, Tx } from "@/lib/db";

/** Some ten thousand taxes at most: well within a second, and far from the 30 seconds of a transaction. */
export const ORDERS_PER_BATCH = 1_000;

export type OrderTaxes = {
  businessId: number;
  storeId: number;
  /** The remote rates whose taxes are mapped. */
  remoteRateIds: readonly number[];
  /** Orders of sales below this id; null for the latest orders. */
  beforeSaleId: number | null;
};

/**
 * Gives the taxes of a batch of imported orders the local rates that their remote rates are mapped to by now, the latest
 * orders first. Taxes that have the right rate are left unchanged, so that a repeated batch writes nothing.
 *
 * @returns the sale to continue before; null when no orders are left
 */
export async function mapOrderTaxes(
  db: Db | Tx,
  { businessId, storeId, remoteRateIds, beforeSaleId }: OrderTaxes,
  limit: number = ORDERS_PER_BATCH,
): Promise<number | null> {
  const orders = await db.$queryRaw<{ sale_id: number }[]>`
    select o.sale_id from order_links o
    where o.business_id = ${businessId} and o.store_id = ${storeId}
      and (${beforeSaleId}::int is null or o.sale_id < ${beforeSaleId}::int)
    order by o.sale_id desc limit ${limit}`;
  const saleIds = orders.map((order) => order.sale_id);
  await db.$executeRaw`
    update sale_line_taxes t set tax_rate_id = m.tax_rate_id
    from sale_lines l
    cross join unnest(${[...remoteRateIds]}::int[]) as r(remote_rate_id)
    left join tax_rate_mappings m on m.store_id = ${storeId} and m.remote_rate_id = r.remote_rate_id
    where l.sale_id = any(${saleIds}::int[])
      and t.sale_line_id = l.id and t.remote_rate_id = r.remote_rate_id and t.tax_rate_id is distinct from m.tax_rate_id`;
  return saleIds.length < limit ? null : (saleIds.at(-1) ?? null);
}

import type { Db } from "@/lib/db";
import { SYNCED_PRODUCT } from "./get-tax-mapping";
import type { TaxWarnings } from "./tax-view";

/** A longer warning would not be read; the mapping page lists all taxes. */
const MAX_TAXES = 20;

/**
 * Unmapped rates and taxes with the number of their products and orders. Reads only the database, since every
 * page that leads to a sync shows the warnings.
 */
export async function listTaxWarnings(db: Db, businessId: number, storeId: number): Promise<TaxWarnings> {
  const [rates, unmappedTaxes] = await Promise.all([
    db.taxRate.findMany({
      where: { businessId, classMappings: { none: { storeId } }, products: { some: SYNCED_PRODUCT } },
      orderBy: [{ name: "asc" }, { id: "asc" }],
      select: { id: true, name: true, percent: true, _count: { select: { products: { where: SYNCED_PRODUCT } } } },
    }),
    db.$queryRaw<TaxWarnings["unmappedTaxes"]>`
      select t.label, trim_scale(t.percent)::text as percent, count(distinct o.sale_id)::int as orders
      from order_links o
      join sale_lines l on l.sale_id = o.sale_id
      join sale_line_taxes t on t.sale_line_id = l.id
      where o.business_id = ${businessId} and o.store_id = ${storeId} and t.tax_rate_id is null
      group by t.label, t.percent order by orders desc, t.label limit ${MAX_TAXES}`,
  ]);
  return {
    unmappedRates: rates.map(({ id, name, percent, _count }) => ({
      id,
      name,
      percent: percent.toFixed(),
      products: _count.products,
    })),
    unmappedTaxes,
  };
}

import type { Db } from "@/lib/db";
import { SYNCED_PRODUCT } from "./get-tax-mapping";
import { listUnmappedTaxes } from "./queries/list-unmapped-taxes";
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
    listUnmappedTaxes(db, businessId, storeId, MAX_TAXES),
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

import type { Db, Tx } from "@/lib/db";
import type { TaxRateView } from "./tax-schema";

const STORE_NAME = { select: { store: { select: { name: true } } } } as const;

/** All rates, those in use first, with what changing them touches. */
export async function listTaxRates(db: Db | Tx, businessId: number): Promise<TaxRateView[]> {
  const rates = await db.taxRate.findMany({
    where: { businessId },
    orderBy: [{ isArchived: "asc" }, { id: "asc" }],
    select: {
      id: true,
      name: true,
      percent: true,
      isArchived: true,
      rateMappings: STORE_NAME,
      classMappings: STORE_NAME,
      _count: { select: { products: { where: { isArchived: false } } } },
    },
  });
  return rates.map(({ rateMappings, classMappings, _count, percent, ...rate }) => ({
    ...rate,
    percent: percent.toFixed(),
    products: _count.products,
    stores: [...new Set([...rateMappings, ...classMappings].map(({ store }) => store.name))].sort(),
  }));
}

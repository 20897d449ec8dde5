import type { Tx } from "@/lib/db";
import type { StorePull } from "@/lib/generated/prisma/client";
import { trimDecimal } from "@/lib/money/decimal-schema";
import { roundTo } from "@/lib/money/round-money";
import { priceWithoutTax, priceWithTax } from "@/lib/money/tax-price";
import type { PulledProduct } from "@/lib/woo/resources/pulled";
import type { PullContext } from "./pull-phase";
import { type PullChoices, pullChoicesSchema, storeTaxesSchema } from "./pull-schema";
import { type ResolvedTax, resolveTax, type TaxInput } from "./resolve-taxes";

/** The decimals of a price in the shop. */
const PRICE_DECIMALS = 4;

export type TaxReader = {
  taxOf: (taxClass: string) => ResolvedTax;
  /** The price in the shop of a price in the store, by the tax rate of its product. */
  toLocalPrice: (price: string, product: PulledProduct) => string;
};

/** Loads what decides the local rate of a tax class. */
export async function loadTaxInput(
  db: Tx,
  pull: Pick<StorePull, "businessId" | "storeId" | "taxes">,
  choices: Pick<PullChoices, "taxes">,
): Promise<TaxInput> {
  const [rates, mappings] = await Promise.all([
    db.taxRate.findMany({ where: { businessId: pull.businessId, isArchived: false }, orderBy: { id: "asc" } }),
    db.taxClassMapping.findMany({ where: { storeId: pull.storeId }, orderBy: { taxRateId: "desc" } }),
  ]);
  return {
    taxes: storeTaxesSchema.parse(pull.taxes),
    chosen: choices.taxes,
    rates: rates.map(({ id, name, percent }) => ({ id, name, percent: percent.toString() })),
    mapped: new Map(mappings.map(({ taxClass, taxRateId }) => [taxClass, taxRateId])),
  };
}

/** Loads what the prices and taxes of pulled products depend on. */
export async function loadTaxReader({
  db,
  pull,
  business,
  profile,
  settings,
}: { db: Tx } & Pick<PullContext, "pull" | "business" | "profile" | "settings">): Promise<TaxReader> {
  const input = await loadTaxInput(db, pull, pullChoicesSchema.parse(pull.choices));
  const storeIncludesTax = profile?.pricesIncludeTax ?? settings.pricesIncludeTax;
  const taxOf = (taxClass: string) => resolveTax(taxClass, input);
  return {
    taxOf,
    toLocalPrice(price, product) {
      const percent = product.isTaxed ? taxOf(product.taxClass).percent : "0";
      if (storeIncludesTax === business.pricesIncludeTax || Number(percent) === 0)
        return trimDecimal(roundTo(price, PRICE_DECIMALS).toFixed());
      const converted = storeIncludesTax ? priceWithoutTax(price, percent) : priceWithTax(price, percent);
      return trimDecimal(roundTo(converted, PRICE_DECIMALS).toFixed());
    },
  };
}

import { Decimal } from "decimal.js";
import { roundTo } from "@/lib/money/round-money";
import { priceWithoutTax, priceWithTax } from "@/lib/money/tax-price";
import type { SalePriceSnapshot } from "./snapshot";

/** How a typed price becomes one of the store. */
export type PriceRules = {
  /** In percent; null if untaxed. */
  taxPercent: string | null;
  /** Whether the POS's prices are typed with tax. */
  typedWithTax: boolean;
  /** Whether prices are sent with tax. */
  sentWithTax: boolean;
  decimals: number;
};

/**
 * Returns the price that the store should have: the price group's, or else the variation's, with or
 * without tax by the settings, rounded once to the currency's decimals.
 *
 * @returns a decimal string with exactly `decimals` digits: "2.50", "1500", "0.125"
 */
export function priceToSend({
  price,
  groupPrice,
  ...rules
}: PriceRules & { price: string; groupPrice: string | null }): string {
  return convert(groupPrice ?? price, rules);
}

const NO_SALE_PRICE: SalePriceSnapshot = { price: null, from: null, until: null };

/**
 * Returns the sale price that the store should have, converted as the price is. It is none where it is not lower than
 * the price that the store is sent, the price group's included: WooCommerce would not charge it.
 */
export function salePriceToSend(sale: SalePriceSnapshot, sentPrice: string, rules: PriceRules): SalePriceSnapshot {
  if (sale.price === null) return NO_SALE_PRICE;
  const price = convert(sale.price, rules);
  return new Decimal(price).lt(sentPrice) ? { ...sale, price } : NO_SALE_PRICE;
}

function convert(typed: string, { taxPercent, typedWithTax, sentWithTax, decimals }: PriceRules): string {
  const percent = taxPercent ?? "0";
  if (typedWithTax === sentWithTax || Number(percent) === 0) return roundTo(typed, decimals).toFixed(decimals);
  const converted = sentWithTax ? priceWithTax(typed, percent) : priceWithoutTax(typed, percent);
  return roundTo(converted, decimals).toFixed(decimals);
}

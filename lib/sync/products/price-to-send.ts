import { roundTo } from "@/lib/money/round-money";
import { priceWithoutTax, priceWithTax } from "@/lib/money/tax-price";

/**
 * Returns the price that the store should have: the price group's, or else the variation's, with or
 * without tax by the settings, rounded once to the currency's decimals.
 *
 * @returns a decimal string with exactly `decimals` digits: "2.50", "1500", "0.125"
 */
export function priceToSend(input: {
  price: string;
  groupPrice: string | null;
  /** In percent; null if untaxed. */
  taxPercent: string | null;
  /** Whether the POS's prices are typed with tax. */
  typedWithTax: boolean;
  /** Whether prices are sent with tax. */
  sentWithTax: boolean;
  decimals: number;
}): string {
  const typed = input.groupPrice ?? input.price;
  const percent = input.taxPercent ?? "0";
  if (input.typedWithTax === input.sentWithTax || Number(percent) === 0)
    return roundTo(typed, input.decimals).toFixed(input.decimals);
  const converted = input.sentWithTax ? priceWithTax(typed, percent) : priceWithoutTax(typed, percent);
  return roundTo(converted, input.decimals).toFixed(input.decimals);
}

import { Decimal } from "decimal.js";
import { currencyDecimals } from "@/lib/money/currency-decimals";
import { spread } from "@/lib/money/spread";

/**
 * Divides a line's tax among its rates, in proportion to their percentages. The parts add up to the tax exactly:
 * rounding each rate by itself would yield 0.02 for 5 % and 5 % of 0.10, whose tax of 10 % is 0.01.
 */
export function splitTax(tax: string, rates: readonly { percent: string }[], currency: string): string[] {
  const weights = rates.map(({ percent }) => new Decimal(percent));
  return spread(new Decimal(tax), weights, currencyDecimals(currency)).map((amount) => amount.toFixed());
}

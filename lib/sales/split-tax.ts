import { Decimal } from "decimal.js";
import { currencyDecimals } from "@/lib/money/currency-decimals";
import { spread } from "@/lib/money/spread";

/**
 * What of a line's tax is of each of its rates, in proportion to their percentages. The parts add up
 * to the tax to the last unit: rounding each rate by itself would make 0.02 of 5 % and 5 % on 0.10,
 * whose tax of 10 % is 0.01.
 */
export function splitTax(tax: string, rates: readonly { percent: string }[], currency: string): string[] {
  const weights = rates.map(({ percent }) => new Decimal(percent));
  return spread(new Decimal(tax), weights, currencyDecimals(currency)).map((amount) => amount.toFixed());
}

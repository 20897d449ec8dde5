import { Decimal } from "decimal.js";

/** The sum of decimal strings. */
export function sumQuantities(quantities: readonly string[]): string {
  return quantities.reduce((sum, quantity) => sum.plus(quantity), new Decimal(0)).toFixed();
}

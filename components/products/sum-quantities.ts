import { Decimal } from "decimal.js";

/** The sum of decimals given as text. */
export function sumQuantities(quantities: readonly string[]): string {
  return quantities.reduce((sum, quantity) => sum.plus(quantity), new Decimal(0)).toFixed();
}

import { Decimal } from "decimal.js";
import { currencyDecimals } from "./currency-decimals";

/**
 * Rounds half away from zero (2.345 → 2.35, -2.345 → -2.35), as WooCommerce and tills do.
 *
 * @param amount decimal or decimal string, never a float
 * @param currency ISO 4217 code, which determines the digits
 */
export function roundMoney(amount: Decimal | string, currency: string): Decimal {
  return roundTo(amount, currencyDecimals(currency));
}

/** Rounds half away from zero to a number of digits, for stores whose settings differ from ISO 4217. */
export function roundTo(amount: Decimal | string, decimals: number): Decimal {
  return new Decimal(amount).toDecimalPlaces(decimals, Decimal.ROUND_HALF_UP);
}

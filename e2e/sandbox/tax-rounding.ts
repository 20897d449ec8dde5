import { Decimal } from "decimal.js";
import { readDecimals } from "./currencies";
import type { LineTax } from "./state";
import { readSetting, type Store } from "./store";

/** WooCommerce rounds each line by default, or only the sum, by a setting of the shop. */
const isRoundedAtSubtotal = (store: Store): boolean =>
  readSetting(store, "woocommerce_tax_round_at_subtotal") === "yes";

export function roundTax(store: Store, tax: Decimal): Decimal {
  // With prices that include tax, half a unit of tax is rounded down.
  const mode =
    readSetting(store, "woocommerce_prices_include_tax") === "yes" ? Decimal.ROUND_HALF_DOWN : Decimal.ROUND_HALF_UP;
  return tax.toDecimalPlaces(readDecimals(store), mode);
}

export const roundLineTax = (store: Store, tax: string): Decimal =>
  isRoundedAtSubtotal(store) ? new Decimal(tax || 0) : roundTax(store, new Decimal(tax || 0));

export const roundLineAmount = (store: Store, amount: string): Decimal =>
  isRoundedAtSubtotal(store) ? new Decimal(amount || 0) : new Decimal(amount || 0).toDecimalPlaces(readDecimals(store));

/** A line's `total_tax`: with several rates, each is rounded. */
export const sumLineTaxes = (store: Store, taxes: LineTax[], field: "total" | "subtotal" = "total"): Decimal =>
  taxes.reduce((sum, tax) => sum.add(roundLineTax(store, tax[field])), new Decimal(0));

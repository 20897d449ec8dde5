import { Decimal } from "decimal.js";
import type { BulkChange } from "./bulk-schema";

type PriceChange = Extract<BulkChange, { kind: "price" }>;

/**
 * The changed price for the preview, as a decimal string, never below zero. queries/change-bulk-products.ts has the
 * same rule in SQL, and a test compares the two.
 */
export function changedPrice(price: string, change: PriceChange, currencyDecimals: number): string {
  if (change.mode === "set") return new Decimal(change.value).toFixed();
  const raised =
    change.mode === "amount"
      ? new Decimal(price).plus(change.value)
      : new Decimal(price).times(new Decimal(change.value).div(100).plus(1));
  const positive = Decimal.max(raised, 0);
  if (change.rounding === "currency")
    return positive.toDecimalPlaces(currencyDecimals, Decimal.ROUND_HALF_UP).toFixed();
  if (change.rounding === "0.99") return Decimal.max(positive.plus("0.01").ceil().minus("0.01"), 0).toFixed();
  const step = new Decimal(change.rounding);
  return positive.div(step).toDecimalPlaces(0, Decimal.ROUND_HALF_UP).times(step).toFixed();
}

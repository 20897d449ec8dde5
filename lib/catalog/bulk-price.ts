import { Decimal } from "decimal.js";
import type { BulkChange } from "./bulk-schema";

type PriceChange = Extract<BulkChange, { kind: "price" }>;

/**
 * What a price becomes, for showing it before it is done; run-bulk-edit.ts does the same in SQL, and
 * a test holds the two together. Never below zero.
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

import { Decimal } from "decimal.js";

export type WeightUnit = "kg" | "g" | "lbs" | "oz";

/** Exact by definition: the international avoirdupois pound is 0.45359237 kg, an ounce a sixteenth of it. */
const KILOGRAMS: Record<WeightUnit, string> = { kg: "1", g: "0.001", lbs: "0.45359237", oz: "0.028349523125" };

/**
 * Returns a weight in another unit, rounded to 4 decimals (a tenth of a gram in kg). A weight in the same unit keeps its
 * decimals, without trailing zeros.
 */
export function convertWeight(weight: string, from: WeightUnit, to: WeightUnit): string {
  if (from === to) return new Decimal(weight).toFixed();
  return new Decimal(weight).times(KILOGRAMS[from]).div(KILOGRAMS[to]).toDecimalPlaces(4).toFixed();
}

import { convertWeight, type WeightUnit } from "@/lib/convert-weight";

/**
 * Returns a weight in the store's unit. Weights in the same unit are sent as typed.
 *
 * @returns a decimal string without trailing zeros; "" (WooCommerce's "no weight") for null
 */
export function weightToSend(weight: string | null, from: WeightUnit, to: WeightUnit): string {
  return weight === null ? "" : convertWeight(weight, from, to);
}

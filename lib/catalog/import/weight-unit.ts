import type { WeightUnit } from "@/lib/convert-weight";

const NAMES: Record<string, WeightUnit> = {
  kg: "kg",
  kgs: "kg",
  كجم: "kg",
  كغ: "kg",
  g: "g",
  gr: "g",
  غ: "g",
  lb: "lbs",
  lbs: "lbs",
  livres: "lbs",
  oz: "oz",
  onces: "oz",
};

/** The unit in the brackets of a column's title; null for any other. */
export function readWeightUnit(text: string): WeightUnit | null {
  return NAMES[text.trim().toLowerCase()] ?? null;
}

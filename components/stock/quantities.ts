import { sumQuantities } from "@/components/products/sum-quantities";
import type { StockRow } from "@/lib/stock/stock-view";

/** The sum over all locations. */
export function totalOf({ levels }: StockRow): string {
  return sumQuantities(levels.map(({ quantity }) => quantity));
}

/** Null: never any stock at that location. */
export function quantityAt({ levels }: StockRow, locationId: number): string | null {
  return levels.find((level) => level.locationId === locationId)?.quantity ?? null;
}

import type { Decimal } from "decimal.js";

/** The columns of a product that `isCounted` needs. */
export const COUNTED_SELECT = { tracksStock: true, tracksStockSince: true } as const;

/**
 * Whether a sale takes the stock of a product. Stock that is counted only since the sale was final was counted without
 * the goods that the customer has. A sale that has taken stock was counted before.
 *
 * @param finalAt when the sale was first final; null: not yet
 * @param taken the units of the variation that the sale has taken
 */
export function isCounted(
  product: { tracksStock: boolean; tracksStockSince: Date | null },
  finalAt: Date | null,
  taken: Decimal | undefined,
): boolean {
  if (!product.tracksStock) return false;
  if (product.tracksStockSince === null || finalAt === null || finalAt >= product.tracksStockSince) return true;
  return taken !== undefined && !taken.isZero();
}

/**
 * Whether the stock of a product was counted without the units of a sale's line, which the store had taken by then. They
 * come back with the sale, however long ago it was final.
 */
export function isCountedOut(product: { tracksStock: boolean }, countedOut: { isZero(): boolean }): boolean {
  return product.tracksStock && !countedOut.isZero();
}

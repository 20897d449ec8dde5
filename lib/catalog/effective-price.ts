import { Decimal } from "decimal.js";
import type { Prisma } from "@/lib/generated/prisma/client";

/** A decimal of the database. */
type Amount = { toFixed(): string };

/** The prices of a variation, typed as the business types prices. Missing times are open ends. */
export type VariationPrices = {
  price: Amount;
  salePrice: Amount | null;
  salePriceFrom: Date | null;
  /** Inclusive, to the second. */
  salePriceUntil: Date | null;
};

/** The columns that make up VariationPrices. */
export const PRICES = {
  price: true,
  salePrice: true,
  salePriceFrom: true,
  salePriceUntil: true,
} as const satisfies Prisma.VariationSelect;

const SECOND_MS = 1000;

/**
 * Returns what the till charges: the sale price while it is lower than the price and its time is now, else the price.
 * Price groups are prices of stores and have no part in it.
 *
 * @returns a decimal string
 */
export function effectivePrice(prices: VariationPrices, now: Date): string {
  const price = prices.price.toFixed();
  const salePrice = prices.salePrice?.toFixed();
  return salePrice !== undefined && new Decimal(salePrice).lt(price) && isWithin(prices, now) ? salePrice : price;
}

function isWithin({ salePriceFrom, salePriceUntil }: VariationPrices, now: Date): boolean {
  const hasBegun = salePriceFrom === null || salePriceFrom.getTime() <= now.getTime();
  return hasBegun && (salePriceUntil === null || now.getTime() < salePriceUntil.getTime() + SECOND_MS);
}

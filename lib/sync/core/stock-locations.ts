import { Prisma, type Store } from "@/lib/generated/prisma/client";

/** The columns that name the locations of a store. */
export type StoreLocations = Pick<Store, "locationId" | "furtherLocationIds">;

/** Returns the locations whose stock a store offers: that of its orders first, then those that are added. */
export function stockLocationsOf({ locationId, furtherLocationIds }: StoreLocations): number[] {
  return [...new Set([locationId, ...furtherLocationIds])];
}

/** SQL for the same of store `s`, as an array. */
export const STOCK_LOCATIONS = Prisma.sql`(s.location_id || s.further_location_ids)`;

/** Returns the sum of levels, exactly. */
export function sumOf(levels: readonly { quantity: Prisma.Decimal }[]): Prisma.Decimal {
  return levels.reduce((sum, { quantity }) => sum.plus(quantity), new Prisma.Decimal(0));
}

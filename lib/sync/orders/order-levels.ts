import type { Tx } from "@/lib/db";

/**
 * Locks the levels of these variations at every location, always in the same order. Call before reading or
 * posting a sale's stock: that locks only the sale's own location, and locking the others afterwards would
 * deadlock two orders of two locations.
 */
export async function lockLevelsOf(tx: Tx, variationIds: readonly number[]): Promise<void> {
  if (variationIds.length === 0) return;
  await tx.$executeRaw`
    select 1 from stock_levels where variation_id = any(${[...variationIds]}::int[]) order by variation_id, location_id for update`;
}

/**
 * Touches the levels of these variations at every location. What the store reduced for an order changes the
 * wanted quantity even without a movement, and the store may sell from another location than the sale's.
 */
export async function touchLevelsOf(tx: Tx, variationIds: readonly number[]): Promise<void> {
  if (variationIds.length === 0) return;
  await tx.$executeRaw`
    update stock_levels l set changed_at = clock_timestamp() from (
      select variation_id, location_id from stock_levels where variation_id = any(${[...variationIds]}::int[])
      order by variation_id, location_id for update
    ) locked where l.variation_id = locked.variation_id and l.location_id = locked.location_id`;
}

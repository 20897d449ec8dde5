import type { Tx } from "@/lib/db";

/**
 * Locks the levels of these variations at every location, in one order for all. To be called before
 * the stock of a sale is looked at or moved: that locks the levels of its own location, and touching
 * those of the others afterwards would let two orders for two locations wait for each other.
 */
export async function lockLevelsOf(tx: Tx, variationIds: readonly number[]): Promise<void> {
  if (variationIds.length === 0) return;
  await tx.$executeRaw`
    select 1 from stock_levels where variation_id = any(${[...variationIds]}::int[]) order by variation_id, location_id for update`;
}

/**
 * What the store has taken for an order changes what it may be told, also when no stock moved here,
 * and at every location: the store may sell from another one than the sale was served from.
 */
export async function touchLevelsOf(tx: Tx, variationIds: readonly number[]): Promise<void> {
  if (variationIds.length === 0) return;
  await tx.$executeRaw`
    update stock_levels l set changed_at = clock_timestamp() from (
      select variation_id, location_id from stock_levels where variation_id = any(${[...variationIds]}::int[])
      order by variation_id, location_id for update
    ) locked where l.variation_id = locked.variation_id and l.location_id = locked.location_id`;
}

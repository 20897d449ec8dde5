import type { Tx } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";

/*
 * Locks on stock levels. Every statement locks in the order of variation, then location, as the ledger's trigger writes
 * them. `for no key update` is what that trigger's own update takes: a second locker and a movement both wait for it,
 * and no foreign key refers to a level, so `for update` would exclude nothing more.
 */

export type LevelKey = { variationId: number; locationId: number };

/** The key of a level in the result of `lockLevels`. */
export function levelKey({ variationId, locationId }: LevelKey): string {
  return `${variationId}:${locationId}`;
}

/**
 * Locks levels until the transaction ends and returns them, with advisory locks for levels without a row. Call before
 * any other lock, since the ledger's trigger writes level, then product, and another order would deadlock.
 */
export async function lockLevels(tx: Tx, keys: readonly LevelKey[]): Promise<Map<string, Prisma.Decimal>> {
  const variationIds = keys.map(({ variationId }) => variationId);
  const locationIds = keys.map(({ locationId }) => locationId);
  await tx.$executeRaw`
    select pg_advisory_xact_lock(hashtextextended('count ' || variation_id || ' ' || location_id, 0))
      from (select * from unnest(${variationIds}::int[], ${locationIds}::int[]) as k (variation_id, location_id)
             order by variation_id, location_id) as ordered`;
  const rows = await tx.$queryRaw<{ variation_id: number; location_id: number; quantity: Prisma.Decimal }[]>`
    select variation_id, location_id, quantity from stock_levels
     where (variation_id, location_id) in (select * from unnest(${variationIds}::int[], ${locationIds}::int[]))
     order by variation_id, location_id for no key update`;
  const levels = new Map(
    rows.map((row) => [levelKey({ variationId: row.variation_id, locationId: row.location_id }), row.quantity]),
  );
  return new Map(keys.map((key) => [levelKey(key), levels.get(levelKey(key)) ?? new Prisma.Decimal(0)]));
}

/**
 * Locks the levels of variations at one location until the transaction ends, and returns variation id → quantity. A
 * level without a row is absent and not locked: it has no stock that two sales could both take.
 */
export async function lockLevelsAt(
  tx: Tx,
  locationId: number,
  variationIds: readonly number[],
): Promise<Map<number, Prisma.Decimal>> {
  const rows = await tx.$queryRaw<{ variation_id: number; quantity: Prisma.Decimal }[]>`
    select variation_id, quantity from stock_levels
     where location_id = ${locationId} and variation_id = any (${variationIds}::int[])
     order by variation_id, location_id for no key update`;
  return new Map(rows.map((row) => [row.variation_id, row.quantity]));
}

/**
 * Locks the levels of variations at every location until the transaction ends. Call before reading or posting the stock
 * of an order: that locks only the sale's own location, and locking the others afterwards would deadlock two orders of
 * two locations.
 */
export async function lockLevelsOf(tx: Tx, businessId: number, variationIds: readonly number[]): Promise<void> {
  if (variationIds.length === 0) return;
  await tx.$executeRaw`
    select from stock_levels where business_id = ${businessId} and variation_id = any (${variationIds}::int[])
     order by variation_id, location_id for no key update`;
}

/**
 * Touches the levels of variations at every location, so that the next push considers them though no quantity moved:
 * what a store reduced for an order changes the wanted quantity, as does a product that is counted from now on. Every
 * location, since a store may sell from another one than the sale's.
 */
export async function touchLevels(tx: Tx, businessId: number, variationIds: readonly number[]): Promise<void> {
  if (variationIds.length === 0) return;
  await tx.$executeRaw`
    with locked as (
      select variation_id, location_id from stock_levels
       where business_id = ${businessId} and variation_id = any (${variationIds}::int[])
       order by variation_id, location_id for no key update
    )
    update stock_levels l set changed_at = clock_timestamp() from locked k
     where l.variation_id = k.variation_id and l.location_id = k.location_id`;
}

import type { Tx } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";

export type LevelKey = { variationId: number; locationId: number };

/** The key of a level in the result of `lockLevels`. */
export function levelKey({ variationId, locationId }: LevelKey): string {
  return `${variationId}:${locationId}`;
}

/**
 * Locks levels until the transaction ends and returns them, with advisory locks for levels without a row. The locks are
 * taken in the order of the keys and before any other, since the ledger's trigger writes level, then product, and
 * another order would deadlock.
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

import { Decimal } from "decimal.js";
import type { Tx } from "@/lib/db";

/** Locks the levels of variations at a location, in the order of their ids, and returns their quantities. */
export async function lockLevelsAt(
  tx: Tx,
  locationId: number,
  variationIds: readonly number[],
): Promise<Map<number, Decimal>> {
  const rows = await tx.$queryRaw<{ variation_id: number; quantity: string }[]>`
    select variation_id, quantity::text from stock_levels
     where location_id = ${locationId} and variation_id = any (${variationIds}::int[])
     order by variation_id for update`;
  return new Map(rows.map((row) => [row.variation_id, new Decimal(row.quantity)]));
}

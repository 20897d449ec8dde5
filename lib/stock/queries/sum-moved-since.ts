import type { Tx } from "@/lib/db";
import type { Prisma } from "@/lib/generated/prisma/client";

export type CountedAt = { variationId: number; countedAt: Date };

/** Sums the movements at a location since each variation was counted, without counts, which move no goods. */
export async function sumMovedSince(
  tx: Tx,
  locationId: number,
  counted: readonly CountedAt[],
): Promise<Map<number, Prisma.Decimal>> {
  const ids = counted.map(({ variationId }) => variationId);
  const times = counted.map(({ countedAt }) => countedAt);
  const rows = await tx.$queryRaw<{ variation_id: number; quantity: Prisma.Decimal }[]>`
    select m.variation_id, sum(m.quantity) as quantity
      from unnest(${ids}::int[], ${times}::timestamptz[]) as line (variation_id, counted_at)
      join stock_movements m on m.variation_id = line.variation_id and m.location_id = ${locationId}
     where m.kind <> 'count' and m.created_at > line.counted_at
     group by m.variation_id`;
  return new Map(rows.map((row) => [row.variation_id, row.quantity]));
}

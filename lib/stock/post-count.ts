import { recordActivity } from "@/lib/activity/record-activity";
import type { Db, Tx } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import { levelKey, lockLevels } from "./lock-levels";
import {
  GOODS_TRANSACTION,
  newReference,
  reasonOf,
  requireLocation,
  requireVariations,
  type StockKeeper,
} from "./require-goods";
import type { StockCount } from "./stock-schema";
import type { CountResult } from "./stock-view";

/**
 * Posts a stock-take: a count movement for each line with a difference, all or none.
 *
 * A line is compared with the level at the time of counting: the locked present level less the movements since, so that
 * sales between counting and posting stay. Count movements are excluded, so posting a sheet twice changes nothing.
 *
 * @throws AppError `invalid_input` (`invalidInput` with the field) when the location is archived or of another business
 * @throws AppError `conflict` (`variationGone`) when a variation belongs to another business or is not tracked
 */
export function postCount(db: Db, keeper: StockKeeper, { locationId, note, lines }: StockCount): Promise<CountResult> {
  const { businessId, id: userId } = keeper;
  return db.$transaction(async (tx) => {
    const location = await requireLocation(tx, businessId, locationId);
    await requireVariations(tx, businessId, lines);
    const levels = await lockLevels(
      tx,
      lines.map(({ variationId }) => ({ variationId, locationId })),
    );
    const since = await movedSince(tx, locationId, lines);
    const reference = newReference("C");
    const reason = reasonOf(reference, note);
    const movements = lines.flatMap(({ variationId, counted }) => {
      const now = levels.get(levelKey({ variationId, locationId })) ?? new Prisma.Decimal(0);
      const expected = now.minus(since.get(variationId) ?? 0);
      const quantity = new Prisma.Decimal(counted).minus(expected);
      return quantity.isZero()
        ? []
        : [{ businessId, userId, variationId, locationId, quantity, kind: "count" as const, reason }];
    });
    if (movements.length > 0) {
      await tx.stockMovement.createMany({ data: movements });
      const details = { reference, location: location.name, count: movements.length };
      await recordActivity(tx, { businessId, userId, action: "stock.counted", entityId: null, details });
    }
    return { reference, changed: movements.length, unchanged: lines.length - movements.length };
  }, GOODS_TRANSACTION);
}

async function movedSince(
  tx: Tx,
  locationId: number,
  lines: StockCount["lines"],
): Promise<Map<number, Prisma.Decimal>> {
  const now = Date.now();
  const ids = lines.map(({ variationId }) => variationId);
  const moments = lines.map(({ ageMs }) => new Date(now - ageMs));
  const rows = await tx.$queryRaw<{ variation_id: number; quantity: Prisma.Decimal }[]>`
    select m.variation_id, sum(m.quantity) as quantity
      from unnest(${ids}::int[], ${moments}::timestamptz[]) as line (variation_id, counted_at)
      join stock_movements m on m.variation_id = line.variation_id and m.location_id = ${locationId}
     where m.kind <> 'count' and m.created_at > line.counted_at
     group by m.variation_id`;
  return new Map(rows.map((row) => [row.variation_id, row.quantity]));
}

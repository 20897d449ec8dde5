import { recordActivity } from "@/lib/activity/record-activity";
import type { Db } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import { levelKey, lockLevels } from "@/lib/db/lock-levels";
import { sumMovedSince } from "./queries/sum-moved-since";
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
    const postedAt = Date.now();
    const counted = lines.map(({ variationId, ageMs }) => ({ variationId, countedAt: new Date(postedAt - ageMs) }));
    const since = await sumMovedSince(tx, locationId, counted);
    const reference = newReference("C");
    const reason = reasonOf(reference, note);
    const movements = lines.flatMap(({ variationId, counted: countedQuantity }) => {
      const now = levels.get(levelKey({ variationId, locationId })) ?? new Prisma.Decimal(0);
      const expected = now.minus(since.get(variationId) ?? 0);
      const quantity = new Prisma.Decimal(countedQuantity).minus(expected);
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

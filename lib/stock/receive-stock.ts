import { recordActivity } from "@/lib/activity/record-activity";
import type { Db } from "@/lib/db";
import { bookOnce } from "./book-once";
import { newReference, reasonOf, requireLocation, requireVariations, type StockKeeper } from "./require-goods";
import type { Receipt } from "./stock-schema";

/**
 * Books a delivery: one receipt movement per line, all or none. Idempotent by client key.
 *
 * @throws AppError `invalid_input` (`invalidInput` with the field) when the location is archived or of another business
 * @throws AppError `conflict` (`variationGone`) when a variation belongs to another business or is not tracked
 * @throws AppError `conflict` (`bookedOtherwise`) when the key was used with other fields
 */
export function receiveStock(
  db: Db,
  keeper: StockKeeper,
  { clientKey, ...request }: Receipt,
): Promise<{ reference: string }> {
  const { businessId, id: userId } = keeper;
  const { locationId, note, lines } = request;
  return bookOnce(db, { businessId, clientKey, request }, async (tx) => {
    const location = await requireLocation(tx, businessId, locationId);
    await requireVariations(tx, businessId, lines);
    const reference = newReference("R");
    const reason = reasonOf(reference, note);
    await tx.stockMovement.createMany({
      data: lines.map(({ variationId, quantity }) => ({
        businessId,
        userId,
        variationId,
        locationId,
        quantity,
        kind: "receipt",
        reason,
      })),
    });
    const details = { reference, location: location.name, count: lines.length };
    await recordActivity(tx, { businessId, userId, action: "stock.received", entityId: null, details });
    return { reference };
  });
}

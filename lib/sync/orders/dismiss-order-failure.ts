import { recordActivity } from "@/lib/activity/record-activity";
import type { Db } from "@/lib/db";
import { AppError } from "@/lib/errors";

/**
 * Gives up an order that cannot be imported: it is not retried any more, and its goods are no longer left out of the
 * quantities. A later change in the store, or a person, may still import it.
 *
 * @throws AppError `not_found` (`notFound`) when the business has no such store, or the store no such failure
 */
export async function dismissOrderFailure(
  db: Db,
  { businessId, storeId, remoteId, userId }: { businessId: number; storeId: number; remoteId: number; userId: number },
): Promise<void> {
  await db.$transaction(async (tx) => {
    const where = { storeId, businessId, remoteId, dismissedAt: null };
    const failure = await tx.orderFailure.findFirst({ where, include: { store: { select: { name: true } } } });
    const { count } = await tx.orderFailure.updateMany({ where, data: { dismissedAt: new Date() } });
    if (!failure || count === 0) throw new AppError("not_found", "notFound");
    const details = { name: failure.store.name, number: failure.number || String(remoteId), cause: failure.errorCode };
    await recordActivity(tx, { businessId, userId, action: "store.order_dismissed", entityId: storeId, details });
  });
}

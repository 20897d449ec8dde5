import { recordActivity } from "@/lib/activity/record-activity";
import { can } from "@/lib/auth/access";
import type { Db, Tx } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { Prisma } from "@/lib/generated/prisma/client";
import { bookOnce } from "./book-once";
import { levelKey, lockLevels } from "@/lib/db/lock-levels";
import { newReference, reasonOf, requireLocation, requireVariations, type StockKeeper } from "./require-goods";
import type { Transfer } from "./stock-schema";

/** More names make the sentence unreadable. */
const MAX_NAMES = 5;

/**
 * Transfers goods between two locations: two movements per line with a common reference, all or none. Idempotent by
 * client key.
 *
 * @throws AppError `invalid_input` (`invalidInput` with the field) when a location is archived or of another business
 * @throws AppError `conflict` (`variationGone`) when a variation belongs to another business or is not tracked
 * @throws AppError `conflict` (`transferAsk`) when goods are missing and the user may oversell but has not confirmed
 * @throws AppError `forbidden` (`transferRefused`) when goods are missing and the user may not oversell
 * @throws AppError `conflict` (`bookedOtherwise`) when the key was used with other fields
 */
export function transferStock(db: Db, keeper: StockKeeper, transfer: Transfer): Promise<{ reference: string }> {
  const { businessId, id: userId } = keeper;
  const { clientKey, fromLocationId, toLocationId, lines, note } = transfer;
  const request = { fromLocationId, toLocationId, lines, note };
  return bookOnce(db, { businessId, clientKey, request }, async (tx) => {
    const from = await requireLocation(tx, businessId, fromLocationId, "fromLocationId");
    const to = await requireLocation(tx, businessId, toLocationId, "toLocationId");
    await requireVariations(tx, businessId, lines);
    await refuseShortage(tx, keeper, transfer);
    const reference = newReference("T");
    const shared = {
      businessId,
      userId,
      kind: "transfer" as const,
      reason: reasonOf(reference, `${from.name} → ${to.name}`, note),
    };
    await tx.stockMovement.createMany({
      data: lines.flatMap(({ variationId, quantity }) => [
        { ...shared, variationId, locationId: fromLocationId, quantity: new Prisma.Decimal(quantity).negated() },
        { ...shared, variationId, locationId: toLocationId, quantity },
      ]),
    });
    const details = { reference, from: from.name, to: to.name, count: lines.length };
    await recordActivity(tx, { businessId, userId, action: "stock.transferred", entityId: null, details });
    return { reference };
  });
}

async function refuseShortage(tx: Tx, keeper: StockKeeper, transfer: Transfer): Promise<void> {
  const { fromLocationId, toLocationId, lines } = transfer;
  // Both locations are locked, since the trigger writes both and a transfer in the other direction would deadlock.
  const keys = lines.flatMap(({ variationId }) =>
    [fromLocationId, toLocationId].map((locationId) => ({ variationId, locationId })),
  );
  const levels = await lockLevels(tx, keys);
  const shortages = lines.flatMap(({ variationId, quantity }) => {
    const available = levels.get(levelKey({ variationId, locationId: fromLocationId })) ?? new Prisma.Decimal(0);
    return available.lt(quantity) ? [{ variationId, available }] : [];
  });
  if (shortages.length === 0) return;
  const canOversell = can(keeper, "sales.oversell");
  if (canOversell && transfer.allowShortage) return;
  const named = await tx.variation.findMany({
    where: {
      businessId: keeper.businessId,
      id: { in: shortages.slice(0, MAX_NAMES).map(({ variationId }) => variationId) },
    },
    select: { id: true, sku: true },
  });
  const names = named.map(
    ({ id, sku }) => `${sku} (${shortages.find(({ variationId }) => variationId === id)?.available.toFixed() ?? ""})`,
  );
  const items = names.join(", ") + (shortages.length > MAX_NAMES ? ", …" : "");
  throw canOversell
    ? new AppError("conflict", "transferAsk", { values: { items } })
    : new AppError("forbidden", "transferRefused", { values: { items } });
}

import { recordActivity } from "@/lib/activity/record-activity";
import { can } from "@/lib/auth/access";
import type { Db, Tx } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { Prisma } from "@/lib/generated/prisma/client";
import { bookOnce } from "./book-once";
import { levelKey, lockLevels } from "./lock-levels";
import { newReference, reasonOf, requireLocation, requireVariations, type StockKeeper } from "./require-goods";
import type { Transfer } from "./stock-schema";

/** More names than this make no sentence. */
const MAX_NAMES = 5;

/**
 * Takes goods from one location to another: two movements a line, tied by a reference, all or none.
 * Refuses more than there is; whoever may sell more than there is can insist (`allowShortage`). The same
 * `clientKey` again moves nothing.
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
  // Both ends, though only one is asked: the trigger writes both, and a transfer the other way would deadlock.
  const keys = lines.flatMap(({ variationId }) =>
    [fromLocationId, toLocationId].map((locationId) => ({ variationId, locationId })),
  );
  const levels = await lockLevels(tx, keys);
  const short = lines.flatMap(({ variationId, quantity }) => {
    const there = levels.get(levelKey({ variationId, locationId: fromLocationId })) ?? new Prisma.Decimal(0);
    return there.lt(quantity) ? [{ variationId, there }] : [];
  });
  if (short.length === 0) return;
  const mayInsist = can(keeper, "sales.oversell");
  if (mayInsist && transfer.allowShortage) return;
  const named = await tx.variation.findMany({
    where: {
      businessId: keeper.businessId,
      id: { in: short.slice(0, MAX_NAMES).map(({ variationId }) => variationId) },
    },
    select: { id: true, sku: true },
  });
  const names = named.map(
    ({ id, sku }) => `${sku} (${short.find(({ variationId }) => variationId === id)?.there.toFixed() ?? ""})`,
  );
  const items = names.join(", ") + (short.length > MAX_NAMES ? ", …" : "");
  throw mayInsist
    ? new AppError("conflict", "transferAsk", { values: { items } })
    : new AppError("forbidden", "transferRefused", { values: { items } });
}

import { recordActivity } from "@/lib/activity/record-activity";
import type { Db, Tx } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { Prisma, type StockMovement } from "@/lib/generated/prisma/client";
import { bookOnce } from "./book-once";
import { levelKey, lockLevels } from "./lock-levels";
import type { ManualMovement, MovementKind } from "./movement-schema";

export type Movement = {
  businessId: number;
  variationId: number;
  locationId: number;
  kind: MovementKind;
  /** Signed: goods in are positive. */
  quantity: Prisma.Decimal | string;
  reason?: string;
  userId?: number | null;
};

/**
 * Writes one line of the ledger; a trigger brings the stock level up to date in the same
 * transaction. Throws not_found when the variation or the location is not this business's.
 */
export async function recordMovement(tx: Tx, movement: Movement): Promise<StockMovement> {
  await requireOwn(tx, movement);
  return tx.stockMovement.create({ data: movement });
}

/**
 * What staff typed. `id` is null for a count that found just what the ledger says, so that there is nothing
 * to write. The same `clientKey` again writes nothing.
 */
export function recordManualMovement(
  db: Db,
  businessId: number,
  userId: number,
  { clientKey, ...request }: ManualMovement,
): Promise<{ id: number | null }> {
  return bookOnce(db, { businessId, clientKey, request }, async (tx) => {
    const movement = await changeOf(tx, { ...request, businessId, userId });
    if (movement === null) return { id: null };
    const { id } = await recordMovement(tx, movement);
    await recordByHand(tx, movement);
    return { id };
  });
}

/** A count is written as the difference it makes; null when it makes none. */
async function changeOf(tx: Tx, movement: Movement): Promise<Movement | null> {
  if (movement.kind !== "count") return movement;
  await requireOwn(tx, movement);
  const levels = await lockLevels(tx, [movement]);
  const quantity = new Prisma.Decimal(movement.quantity).minus(levels.get(levelKey(movement)) ?? 0);
  return quantity.isZero() ? null : { ...movement, quantity };
}

async function recordByHand(
  tx: Tx,
  { businessId, userId = null, variationId, locationId, kind, quantity, reason = "" }: Movement,
): Promise<void> {
  const [variation, location] = await Promise.all([
    tx.variation.findFirstOrThrow({ where: { id: variationId, businessId }, select: { sku: true } }),
    tx.location.findFirstOrThrow({ where: { id: locationId, businessId }, select: { name: true } }),
  ]);
  const details = {
    kind,
    quantity: new Prisma.Decimal(quantity).toFixed(),
    name: variation.sku,
    location: location.name,
    reason,
  };
  await recordActivity(tx, { businessId, userId, action: "stock.adjusted", entityId: variationId, details });
}

async function requireOwn(tx: Tx, { businessId, variationId, locationId }: Omit<Movement, "quantity">): Promise<void> {
  const variation = await tx.variation.findFirst({ where: { id: variationId, businessId }, select: { id: true } });
  const location = await tx.location.findFirst({ where: { id: locationId, businessId }, select: { id: true } });
  if (variation === null || location === null) throw new AppError("not_found", "notFound");
}

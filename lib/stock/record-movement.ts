import { recordActivity } from "@/lib/activity/record-activity";
import type { Db, Tx } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { Prisma, type StockMovement } from "@/lib/generated/prisma/client";
import { bookOnce } from "./book-once";
import { levelKey, lockLevels } from "@/lib/db/lock-levels";
import type { ManualMovement, MovementKind } from "./movement-schema";

type Movement = {
  businessId: number;
  variationId: number;
  locationId: number;
  kind: MovementKind;
  /** Signed: incoming goods are positive. */
  quantity: Prisma.Decimal | string;
  reason?: string;
  userId?: number | null;
};

/**
 * Writes one stock movement. A trigger updates the level in the same transaction.
 *
 * @throws AppError `not_found` (`notFound`) when the variation or the location belongs to another business
 */
export async function recordMovement(tx: Tx, movement: Movement): Promise<StockMovement> {
  await requireOwn(tx, movement);
  return tx.stockMovement.create({ data: movement });
}

/**
 * Writes a manual movement. `id` is null for a count without a difference. Idempotent by client key.
 *
 * @throws AppError `not_found` (`notFound`) when the variation or the location belongs to another business
 * @throws AppError `conflict` (`bookedOtherwise`) when the key was used with other fields
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
    await recordAdjustment(tx, movement);
    return { id };
  });
}

/** The movement to write: for a count its difference, or null without one. */
async function changeOf(tx: Tx, movement: Movement): Promise<Movement | null> {
  if (movement.kind !== "count") return movement;
  await requireOwn(tx, movement);
  const levels = await lockLevels(tx, [movement]);
  const quantity = new Prisma.Decimal(movement.quantity).minus(levels.get(levelKey(movement)) ?? 0);
  return quantity.isZero() ? null : { ...movement, quantity };
}

async function recordAdjustment(
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

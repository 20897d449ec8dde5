import type { Db, Tx } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { Prisma, type StockMovement } from "@/lib/generated/prisma/client";
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

/** What staff typed. Null: a count that found just what the ledger says, so there is nothing to write. */
export function recordManualMovement(
  db: Db,
  businessId: number,
  userId: number,
  { kind, quantity, ...movement }: ManualMovement,
): Promise<StockMovement | null> {
  return db.$transaction(async (tx) => {
    const own = { ...movement, businessId, userId, kind };
    if (kind !== "count") return recordMovement(tx, { ...own, quantity });
    await requireOwn(tx, own);
    const levels = await lockLevels(tx, [own]);
    const difference = new Prisma.Decimal(quantity).minus(levels.get(levelKey(own)) ?? 0);
    return difference.isZero() ? null : recordMovement(tx, { ...own, quantity: difference });
  });
}

async function requireOwn(tx: Tx, { businessId, variationId, locationId }: Omit<Movement, "quantity">): Promise<void> {
  const variation = await tx.variation.findFirst({ where: { id: variationId, businessId }, select: { id: true } });
  const location = await tx.location.findFirst({ where: { id: locationId, businessId }, select: { id: true } });
  if (variation === null || location === null) throw new AppError("not_found", "notFound");
}

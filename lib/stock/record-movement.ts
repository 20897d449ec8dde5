import type { Db, Tx } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { Prisma, type StockMovement } from "@/lib/generated/prisma/client";
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
    const difference = new Prisma.Decimal(quantity).minus(await lockLevel(tx, own));
    return difference.isZero() ? null : recordMovement(tx, { ...own, quantity: difference });
  });
}

async function requireOwn(tx: Tx, { businessId, variationId, locationId }: Omit<Movement, "quantity">): Promise<void> {
  const variation = await tx.variation.findFirst({ where: { id: variationId, businessId }, select: { id: true } });
  const location = await tx.location.findFirst({ where: { id: locationId, businessId }, select: { id: true } });
  if (variation === null || location === null) throw new AppError("not_found", "notFound");
}

/**
 * The level now, held until the transaction ends, so that a sale between reading and writing is not
 * counted away. The advisory lock is for a level that has no row yet. Nothing else is locked before
 * the level: the ledger's trigger goes level, then product, and the other order would deadlock.
 */
async function lockLevel(tx: Tx, { variationId, locationId }: Omit<Movement, "quantity">): Promise<Prisma.Decimal> {
  const key = `count ${variationId} ${locationId}`;
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`;
  const rows = await tx.$queryRaw<{ quantity: Prisma.Decimal }[]>`
    select quantity from stock_levels
     where variation_id = ${variationId} and location_id = ${locationId} for no key update`;
  return rows[0]?.quantity ?? new Prisma.Decimal(0);
}

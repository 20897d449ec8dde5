import { Decimal } from "decimal.js";
import type { Tx } from "@/lib/db";
import type { MovementKind } from "@/lib/generated/prisma/enums";

export type StockWanted = {
  businessId: number;
  saleId: number;
  locationId: number;
  userId: number | null;
  /** Variation id → how many of it this sale has out of the shelf, all told. */
  wanted: ReadonlyMap<number, Decimal>;
  reason: string;
};

/**
 * Brings the ledger to what a sale has out: writes the difference between what it should have
 * taken and what its movements sum up to, and nothing when they agree. So a repeated import, a
 * repeated click or a crash half-way never takes or gives back twice.
 *
 * Locks the sale's row first: two settlements of one sale wait for each other.
 */
export async function settleStock(
  tx: Tx,
  { businessId, saleId, locationId, userId, wanted, reason }: StockWanted,
): Promise<void> {
  await tx.$executeRaw`select id from sales where id = ${saleId} for update`;
  const taken = await loadTaken(tx, saleId);
  // By location as well: a sale moved to another one gives back where it took.
  const targets = new Map<string, { variationId: number; locationId: number; quantity: Decimal }>();
  for (const [variationId, quantity] of wanted)
    targets.set(`${variationId}:${locationId}`, { variationId, locationId, quantity });
  for (const [key, row] of taken) if (!targets.has(key)) targets.set(key, { ...row, quantity: new Decimal(0) });

  const movements = [...targets.entries()].flatMap(([key, target]) => {
    const difference = target.quantity.minus(taken.get(key)?.quantity ?? 0);
    if (difference.isZero()) return [];
    const kind: MovementKind = difference.isPositive() ? "sale" : "return";
    return [{ ...target, kind, quantity: difference.negated().toFixed(), businessId, saleId, userId, reason }];
  });
  // In one order for all, so that two sales of the same goods can't deadlock.
  movements.sort((a, b) => a.variationId - b.variationId || a.locationId - b.locationId);
  if (movements.length > 0) await tx.stockMovement.createMany({ data: movements });
}

type Taken = Map<string, { variationId: number; locationId: number; quantity: Decimal }>;

async function loadTaken(tx: Tx, saleId: number): Promise<Taken> {
  const sums = await tx.stockMovement.groupBy({
    by: ["variationId", "locationId"],
    where: { saleId },
    _sum: { quantity: true },
  });
  return new Map(
    sums.map(({ variationId, locationId, _sum }) => [
      `${variationId}:${locationId}`,
      { variationId, locationId, quantity: new Decimal(_sum.quantity?.toString() ?? 0).negated() },
    ]),
  );
}

/** What a sale has out at this moment, all locations together. */
export async function loadGoodsOut(tx: Tx, saleId: number): Promise<Map<number, Decimal>> {
  const out = new Map<number, Decimal>();
  for (const { variationId, quantity } of (await loadTaken(tx, saleId)).values()) {
    out.set(variationId, (out.get(variationId) ?? new Decimal(0)).plus(quantity));
  }
  return out;
}

export type Shortage = { variationId: number; missing: Decimal };

/**
 * What a location lacks to have `wanted` out for this sale, beyond what the sale has taken
 * already. Locks the levels, so that two sales can't both be told yes for the last piece.
 */
export async function findShortages(
  tx: Tx,
  { saleId, locationId, wanted }: Pick<StockWanted, "saleId" | "locationId" | "wanted">,
): Promise<Shortage[]> {
  const ids = [...wanted.keys()].sort((a, b) => a - b);
  if (ids.length === 0) return [];
  const levels = await tx.$queryRaw<{ variation_id: number; quantity: string }[]>`
    select variation_id, quantity::text from stock_levels
    where location_id = ${locationId} and variation_id = any(${ids}::int[]) order by variation_id for update`;
  const there = new Map(levels.map((row) => [row.variation_id, new Decimal(row.quantity)]));
  const taken = await loadTaken(tx, saleId);
  return ids.flatMap((variationId) => {
    const own = taken.get(`${variationId}:${locationId}`)?.quantity ?? new Decimal(0);
    // What it has out already can't be missing, however far others have oversold since.
    const needed = (wanted.get(variationId) ?? new Decimal(0)).minus(own);
    const missing = needed.minus(there.get(variationId) ?? 0);
    return needed.gt(0) && missing.gt(0) ? [{ variationId, missing }] : [];
  });
}

import { Decimal } from "decimal.js";
import type { Tx } from "@/lib/db";
import { lockLevelsAt } from "@/lib/db/lock-levels";
import type { MovementKind } from "@/lib/generated/prisma/enums";
import { lockSaleRow } from "./queries/lock-sale";

export type StockWanted = {
  businessId: number;
  saleId: number;
  locationId: number;
  userId: number | null;
  /** Variation id → quantity that the sale should have taken in total. */
  wanted: ReadonlyMap<number, Decimal>;
  reason: string;
};

/**
 * Posts the stock of a sale: writes movements for the difference between the wanted quantities and the sum of the
 * sale's movements. Idempotent, so a repeated import, a repeated click or a crash never posts twice.
 *
 * Locks the sale's row first, so that two posts of one sale run one after the other.
 */
export async function postStock(
  tx: Tx,
  { businessId, saleId, locationId, userId, wanted, reason }: StockWanted,
): Promise<void> {
  await lockSaleRow(tx, businessId, saleId);
  const taken = await loadTaken(tx, saleId);
  // Keyed by location too: a sale that moves to another location returns its goods to the old one.
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
  // One order for all sales prevents deadlocks of two sales of the same goods.
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

/** Quantities per variation that a sale has taken so far, over all locations. */
export async function loadGoodsOut(tx: Tx, saleId: number): Promise<Map<number, Decimal>> {
  const goods = new Map<number, Decimal>();
  for (const { variationId, quantity } of (await loadTaken(tx, saleId)).values()) {
    goods.set(variationId, (goods.get(variationId) ?? new Decimal(0)).plus(quantity));
  }
  return goods;
}

export type Shortage = { variationId: number; missing: Decimal };

/**
 * What a location lacks for the wanted quantities, beyond what the sale has taken already. Locks the levels, so that
 * two sales cannot both get the last piece.
 */
export async function findShortages(
  tx: Tx,
  { saleId, locationId, wanted }: Pick<StockWanted, "saleId" | "locationId" | "wanted">,
): Promise<Shortage[]> {
  const ids = [...wanted.keys()].sort((a, b) => a - b);
  if (ids.length === 0) return [];
  const available = await lockLevelsAt(tx, locationId, ids);
  const taken = await loadTaken(tx, saleId);
  return ids.flatMap((variationId) => {
    const own = taken.get(`${variationId}:${locationId}`)?.quantity ?? new Decimal(0);
    // Goods that the sale has taken cannot be missing, even when other sales have oversold since.
    const needed = (wanted.get(variationId) ?? new Decimal(0)).minus(own);
    const missing = needed.minus(available.get(variationId) ?? 0);
    return needed.gt(0) && missing.gt(0) ? [{ variationId, missing }] : [];
  });
}

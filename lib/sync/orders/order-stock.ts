import { Decimal } from "decimal.js";
import type { Sale } from "@/lib/generated/prisma/client";

export type StockLine = {
  /** Null for a line without a variation in the POS, which takes no stock. */
  variationId: number | null;
  tracksStock: boolean;
  quantity: string;
  /** Units that the store reduced its own stock by for this line and did not restock. */
  storeReduced: string;
  /** Units returned and restocked, in the POS or in the store. */
  back: string;
  /** Units returned and not restocked, such as broken ones. */
  lost: string;
  /** Units that the stock was counted without (counted-out.ts): the sale does not take them, and gives them back. */
  countedOut: string;
};

/** Variation id → units. */
type Goods = Map<number, Decimal>;

/**
 * The units per variation that a final order takes: ordered less restocked. Negative for units that come back although
 * the sale has taken none, since the stock was counted without them.
 */
export function stockWhenFinal(lines: readonly StockLine[]): Goods {
  return lessCountedOut(sumUp(lines, left), lines);
}

function lessCountedOut(goods: Goods, lines: readonly StockLine[]): Goods {
  const out = sumUp(lines, ({ countedOut }) => new Decimal(countedOut));
  return new Map([...goods].map(([variationId, units]) => [variationId, units.minus(out.get(variationId) ?? 0)]));
}

/** The units that are with the customer: taken by the sale, or missing in the stock that was counted. */
function withCustomer(taken: ReadonlyMap<number, Decimal>, lines: readonly StockLine[]): Goods {
  const goods = sumUp(lines, ({ countedOut }) => new Decimal(countedOut));
  return new Map([...goods].map(([variationId, units]) => [variationId, units.plus(taken.get(variationId) ?? 0)]));
}

/**
 * The units per variation that a draft takes: none, except for a refunded order. Refunding without restocking
 * leaves the goods out, as the store's own reduction states. Where the store manages no stock, what the
 * sale has taken stays out, less what was restocked.
 *
 * @param taken what the sale has taken according to the ledger
 */
export function stockWhenDraft(
  lines: readonly StockLine[],
  remoteStatus: string,
  taken: ReadonlyMap<number, Decimal>,
): Goods {
  if (remoteStatus !== "refunded")
    return lessCountedOut(
      sumUp(lines, () => new Decimal(0)),
      lines,
    );
  const out = withCustomer(taken, lines);
  const isCounted = (line: StockLine) => !new Decimal(line.storeReduced).isZero();
  const wanted = sumUp(lines, (line) =>
    isCounted(line) ? Decimal.min(line.storeReduced, left(line)) : new Decimal(0),
  );
  for (const [variationId, uncounted] of sumUp(lines, (line) => (isCounted(line) ? new Decimal(0) : left(line)))) {
    const counted = wanted.get(variationId) ?? new Decimal(0);
    const stillOut = Decimal.max(0, (out.get(variationId) ?? new Decimal(0)).minus(counted));
    wanted.set(variationId, counted.plus(Decimal.min(uncounted, stillOut)));
  }
  return lessCountedOut(wanted, lines);
}

/**
 * Whether a deleted order was served before: its goods are with the customer, or a refund stated what became of them.
 * Shops delete old orders to clean up, which moves no goods.
 */
export function isServed({ status, shippingStatus }: Pick<Sale, "status" | "shippingStatus">, remoteStatus: string) {
  if (remoteStatus === "refunded") return true;
  const isHandedOver = remoteStatus === "completed" || shippingStatus === "shipped" || shippingStatus === "delivered";
  return status === "final" && isHandedOver;
}

/** The units per variation that a deleted, unserved order takes: only what came back and is not for sale. */
export function stockWhenDeleted(lines: readonly StockLine[], taken: ReadonlyMap<number, Decimal>): Goods {
  const lost = sumUp(lines, (line) => new Decimal(line.lost));
  const out = withCustomer(taken, lines);
  const wanted = [...lost].map(
    ([variationId, units]) => [variationId, Decimal.min(units, Decimal.max(0, out.get(variationId) ?? 0))] as const,
  );
  return lessCountedOut(new Map(wanted), lines);
}

function left({ quantity, back }: StockLine): Decimal {
  return Decimal.max(0, new Decimal(quantity).minus(back));
}

function sumUp(lines: readonly StockLine[], outOf: (line: StockLine) => Decimal): Goods {
  const goods: Goods = new Map();
  for (const line of lines) {
    if (line.variationId === null || !line.tracksStock) continue;
    goods.set(line.variationId, (goods.get(line.variationId) ?? new Decimal(0)).plus(outOf(line)));
  }
  return goods;
}

import { Decimal } from "decimal.js";

export type StockLine = {
  /** Null for what the POS does not know; such a line takes no stock. */
  variationId: number | null;
  tracksStock: boolean;
  quantity: string;
  /** What the store has taken from its own stock for this line and not put back. */
  storeReduced: string;
  /** Returned and back on the shelf, here or in the store. */
  back: string;
};

/** Variation id → how many. */
type Goods = Map<number, Decimal>;

/** How many of each variation a final order has out of the shelf: what was ordered less what came back. */
export function stockWhenFinal(lines: readonly StockLine[]): Goods {
  return sumUp(lines, left);
}

/**
 * How many of each a draft has out: nothing, but for a refunded order, whose goods are where the
 * store says: refunding without restocking leaves them out (broken, kept by the customer). A store
 * that counts none of these goods does not say, and refunding moves nothing: what the sale has
 * taken stays out, but for what came back.
 *
 * @param taken what the sale has out at this moment
 */
export function stockWhenDraft(
  lines: readonly StockLine[],
  remoteStatus: string,
  taken: ReadonlyMap<number, Decimal>,
): Goods {
  if (remoteStatus !== "refunded") return sumUp(lines, () => new Decimal(0));
  const isCounted = (line: StockLine) => !new Decimal(line.storeReduced).isZero();
  const wanted = sumUp(lines, (line) =>
    isCounted(line) ? Decimal.min(line.storeReduced, left(line)) : new Decimal(0),
  );
  for (const [variationId, uncounted] of sumUp(lines, (line) => (isCounted(line) ? new Decimal(0) : left(line)))) {
    const counted = wanted.get(variationId) ?? new Decimal(0);
    const stillOut = Decimal.max(0, (taken.get(variationId) ?? new Decimal(0)).minus(counted));
    wanted.set(variationId, counted.plus(Decimal.min(uncounted, stillOut)));
  }
  return wanted;
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

import { Decimal } from "decimal.js";
import type { Prisma } from "@/lib/generated/prisma/client";

/** The columns of a sale's returns that `refundedTotal` needs. */
export const REFUNDED_SELECT = {
  id: true,
  remoteId: true,
  method: true,
  total: true,
  lines: { select: { saleLineId: true, quantity: true, total: true, taxTotal: true } },
} satisfies Prisma.SaleReturnSelect;

type Amount = { toString(): string };
export type RefundedReturn = {
  id: number;
  /** The id of the store's refund; null for a return at the till. */
  remoteId: number | null;
  method: string | null;
  total: Amount;
  lines: readonly { saleLineId: number | null; quantity: Amount; total: Amount; taxTotal: Amount }[];
};

type Pieces = { isPaidByStore: boolean; quantity: Decimal; gross: Decimal };

/**
 * The money refunded for a sale, with tax. Goods that are returned at the till and then refunded in the store are one
 * refund, of the higher of both amounts. A refund in the store that names no goods pays what the till left to the
 * store (method `online`). A return at the till after a refund counts in addition, as in `goodsBack`.
 */
export function refundedTotal(returns: readonly RefundedReturn[]): Decimal {
  let total = new Decimal(0);
  const atTill = new Map<number | null, Pieces[]>();
  for (const saleReturn of [...returns].sort((a, b) => a.id - b.id)) {
    total = total.plus(saleReturn.total.toString());
    if (saleReturn.remoteId === null) addPieces(atTill, saleReturn);
    else total = total.minus(takeSame(atTill, saleReturn));
  }
  return total;
}

function addPieces(atTill: Map<number | null, Pieces[]>, { method, lines }: RefundedReturn): void {
  for (const line of lines) {
    const pieces = atTill.get(line.saleLineId) ?? [];
    pieces.push({
      isPaidByStore: method === "online",
      quantity: new Decimal(line.quantity.toString()),
      gross: grossOf(line),
    });
    atTill.set(line.saleLineId, pieces);
  }
}

/** The part of a refund in the store that the till has counted before, which it takes off what is left of the till's. */
function takeSame(atTill: Map<number | null, Pieces[]>, refund: RefundedReturn): Decimal {
  let same = new Decimal(0);
  let unnamed = new Decimal(refund.total.toString());
  for (const line of refund.lines) {
    const quantity = new Decimal(line.quantity.toString());
    const gross = grossOf(line);
    // An amount for a line without pieces is goodwill or the money of goods returned elsewhere.
    if (line.saleLineId === null || !quantity.isZero()) unnamed = unnamed.minus(gross);
    if (quantity.isZero()) continue;
    let left = quantity;
    for (const pieces of line.saleLineId === null ? [] : (atTill.get(line.saleLineId) ?? [])) {
      const taken = Decimal.min(left, pieces.quantity);
      if (taken.isZero()) continue;
      const part = pieces.gross.times(taken).div(pieces.quantity);
      same = same.plus(Decimal.min(part, gross.times(taken).div(quantity)));
      pieces.quantity = pieces.quantity.minus(taken);
      pieces.gross = pieces.gross.minus(part);
      left = left.minus(taken);
    }
  }
  for (const pieces of [...atTill.values()].flat().filter(({ isPaidByStore }) => isPaidByStore)) {
    const paid = Decimal.max(0, Decimal.min(unnamed, pieces.gross));
    pieces.gross = pieces.gross.minus(paid);
    unnamed = unnamed.minus(paid);
    same = same.plus(paid);
  }
  return same;
}

function grossOf({ total, taxTotal }: { total: Amount; taxTotal: Amount }): Decimal {
  return new Decimal(total.toString()).plus(taxTotal.toString());
}

import { Decimal } from "decimal.js";
import type { Prisma } from "@/lib/generated/prisma/client";

/** The columns of a line's returns that `goodsBack` needs. */
export const RETURNED_SELECT = {
  quantity: true,
  restocked: true,
  saleReturn: { select: { id: true, remoteId: true } },
} satisfies Prisma.SaleReturnLineSelect;

type Count = { toString(): string };
type Return = { id: number; remoteId: number | null };
export type ReturnedGoods = { restocked: Count; saleReturn: Return };
export type ReturnedPieces = ReturnedGoods & { quantity: Count };

/**
 * How many pieces of a line are restocked. Goods that are returned at the till and then refunded in the store, for the
 * money, count once. A return at the till after such a refund counts in addition, since the till takes no more than is
 * left.
 */
export function goodsBack(returned: readonly ReturnedGoods[]): Decimal {
  return countOnce(returned.map(({ restocked, saleReturn }) => ({ count: restocked, saleReturn })));
}

/** How many pieces of a line are returned, restocked or not. Counts as `goodsBack` does. */
export function piecesReturned(returned: readonly Omit<ReturnedPieces, "restocked">[]): Decimal {
  return countOnce(returned.map(({ quantity, saleReturn }) => ({ count: quantity, saleReturn })));
}

/** How many pieces of a line came back but are not for sale, such as broken ones. */
export function piecesLost(returned: readonly ReturnedPieces[]): Decimal {
  return Decimal.max(0, piecesReturned(returned).minus(goodsBack(returned)));
}

function countOnce(returned: readonly { count: Count; saleReturn: Return }[]): Decimal {
  let back = new Decimal(0);
  let onlyAtTill = new Decimal(0);
  for (const { count: counted, saleReturn } of [...returned].sort((a, b) => a.saleReturn.id - b.saleReturn.id)) {
    const count = new Decimal(counted.toString());
    const isSame = saleReturn.remoteId === null ? new Decimal(0) : Decimal.min(onlyAtTill, count);
    back = back.plus(count).minus(isSame);
    onlyAtTill = saleReturn.remoteId === null ? onlyAtTill.plus(count) : onlyAtTill.minus(isSame);
  }
  return back;
}

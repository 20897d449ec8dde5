import { Decimal } from "decimal.js";
import type { Prisma } from "@/lib/generated/prisma/client";

/** The columns of a line's returns that `goodsBack` needs. */
export const RETURNED_SELECT = {
  restocked: true,
  saleReturn: { select: { id: true, remoteId: true } },
} satisfies Prisma.SaleReturnLineSelect;

export type ReturnedGoods = { restocked: { toString(): string }; saleReturn: { id: number; remoteId: number | null } };

/**
 * How many pieces of a line are restocked. Goods that are returned at the till and then refunded in the store, for the
 * money, count once. A return at the till after such a refund counts in addition, since the till takes no more than is
 * left.
 */
export function goodsBack(returned: readonly ReturnedGoods[]): Decimal {
  let back = new Decimal(0);
  let onlyAtTill = new Decimal(0);
  for (const { restocked, saleReturn } of [...returned].sort((a, b) => a.saleReturn.id - b.saleReturn.id)) {
    const count = new Decimal(restocked.toString());
    const isSame = saleReturn.remoteId === null ? new Decimal(0) : Decimal.min(onlyAtTill, count);
    back = back.plus(count).minus(isSame);
    onlyAtTill = saleReturn.remoteId === null ? onlyAtTill.plus(count) : onlyAtTill.minus(isSame);
  }
  return back;
}

import { Decimal } from "decimal.js";
import type { Tx } from "@/lib/db";
import { COUNTED_SELECT, isCounted, isCountedOut } from "./is-counted";
import { loadGoodsOut } from "./post-stock";
import { goodsBack, RETURNED_SELECT } from "./goods-back";

/**
 * Quantities per variation that a final sale should have taken from stock: sold less restocked, and less what the stock
 * was counted without (order-stock.ts has the same for orders).
 */
export async function loadSaleStock(tx: Tx, saleId: number): Promise<Map<number, Decimal>> {
  const lines = await tx.saleLine.findMany({
    where: { saleId, variationId: { not: null }, isMatchedLate: false },
    select: {
      variationId: true,
      quantity: true,
      countedOut: true,
      returned: { select: RETURNED_SELECT },
      variation: { select: { product: { select: COUNTED_SELECT } } },
    },
  });
  const { finalAt } = await tx.sale.findUniqueOrThrow({ where: { id: saleId }, select: { finalAt: true } });
  const goodsOut = await loadGoodsOut(tx, saleId);
  const wanted = new Map<number, Decimal>();
  for (const { variationId, quantity, countedOut, returned, variation } of lines) {
    if (variationId === null || variation === null) continue;
    const { product } = variation;
    if (!isCounted(product, finalAt, goodsOut.get(variationId)) && !isCountedOut(product, countedOut)) continue;
    const left = Decimal.max(0, new Decimal(quantity.toFixed()).minus(goodsBack(returned)));
    const taken = left.minus(countedOut.toFixed());
    wanted.set(variationId, (wanted.get(variationId) ?? new Decimal(0)).plus(taken));
  }
  return wanted;
}

import { Decimal } from "decimal.js";
import type { Tx } from "@/lib/db";
import { COUNTED_SELECT, isCounted } from "./is-counted";
import { loadGoodsOut } from "./post-stock";
import { goodsBack, RETURNED_SELECT } from "./goods-back";

/** Quantities per variation that a final sale should have taken from stock: sold less restocked. */
export async function loadSaleStock(tx: Tx, saleId: number): Promise<Map<number, Decimal>> {
  const lines = await tx.saleLine.findMany({
    where: { saleId, variationId: { not: null }, isMatchedLate: false },
    select: {
      variationId: true,
      quantity: true,
      returned: { select: RETURNED_SELECT },
      variation: { select: { product: { select: COUNTED_SELECT } } },
    },
  });
  const { finalAt } = await tx.sale.findUniqueOrThrow({ where: { id: saleId }, select: { finalAt: true } });
  const goodsOut = await loadGoodsOut(tx, saleId);
  const wanted = new Map<number, Decimal>();
  for (const { variationId, quantity, returned, variation } of lines) {
    if (variationId === null || variation === null) continue;
    if (!isCounted(variation.product, finalAt, goodsOut.get(variationId))) continue;
    const taken = Decimal.max(0, new Decimal(quantity.toFixed()).minus(goodsBack(returned)));
    wanted.set(variationId, (wanted.get(variationId) ?? new Decimal(0)).plus(taken));
  }
  return wanted;
}

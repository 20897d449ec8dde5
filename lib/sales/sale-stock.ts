import { Decimal } from "decimal.js";
import type { Tx } from "@/lib/db";
import { goodsBack, RETURNED_SELECT } from "./goods-back";

/** Quantities per variation that a final sale should have taken from stock: sold less restocked. */
export async function loadSaleStock(tx: Tx, saleId: number): Promise<Map<number, Decimal>> {
  const lines = await tx.saleLine.findMany({
    where: { saleId, variationId: { not: null }, variation: { product: { tracksStock: true } } },
    select: { variationId: true, quantity: true, returned: { select: RETURNED_SELECT } },
  });
  const wanted = new Map<number, Decimal>();
  for (const { variationId, quantity, returned } of lines) {
    if (variationId === null) continue;
    const taken = Decimal.max(0, new Decimal(quantity.toFixed()).minus(goodsBack(returned)));
    wanted.set(variationId, (wanted.get(variationId) ?? new Decimal(0)).plus(taken));
  }
  return wanted;
}

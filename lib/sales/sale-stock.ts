import { Decimal } from "decimal.js";
import type { Tx } from "@/lib/db";
import { goodsBack, RETURNED_SELECT } from "./goods-back";

/** How many of each variation a final sale has out of the shelf: what was sold less what is back on it. */
export async function loadSaleStock(tx: Tx, saleId: number): Promise<Map<number, Decimal>> {
  const lines = await tx.saleLine.findMany({
    where: { saleId, variationId: { not: null }, variation: { product: { tracksStock: true } } },
    select: { variationId: true, quantity: true, returned: { select: RETURNED_SELECT } },
  });
  const wanted = new Map<number, Decimal>();
  for (const { variationId, quantity, returned } of lines) {
    if (variationId === null) continue;
    const out = Decimal.max(0, new Decimal(quantity.toFixed()).minus(goodsBack(returned)));
    wanted.set(variationId, (wanted.get(variationId) ?? new Decimal(0)).plus(out));
  }
  return wanted;
}

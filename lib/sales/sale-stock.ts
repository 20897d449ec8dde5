import { Decimal } from "decimal.js";
import type { Tx } from "@/lib/db";

/** How many of each variation a final sale has out of the shelf: what was sold less what is back on it. */
export async function loadSaleStock(tx: Tx, saleId: number): Promise<Map<number, Decimal>> {
  const lines = await tx.saleLine.findMany({
    where: { saleId, variationId: { not: null }, variation: { product: { tracksStock: true } } },
    select: { variationId: true, quantity: true, returned: { select: { restocked: true } } },
  });
  const wanted = new Map<number, Decimal>();
  for (const { variationId, quantity, returned } of lines) {
    if (variationId === null) continue;
    const back = returned.reduce((sum, { restocked }) => sum.plus(restocked.toFixed()), new Decimal(0));
    const out = Decimal.max(0, new Decimal(quantity.toFixed()).minus(back));
    wanted.set(variationId, (wanted.get(variationId) ?? new Decimal(0)).plus(out));
  }
  return wanted;
}

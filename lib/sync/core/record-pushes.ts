import { readStockWrite, type WooStockWrite } from "@/lib/woo/resources/sellable";
import type { Tx } from "@/lib/db";
import { type SentQuantity, upsertSentQuantities } from "./queries/upsert-sent-quantities";

/** The stock fields that were sent of a variation. */
export type SentStock = { variationId: number; payload: WooStockWrite };

/**
 * Stores the quantities that were sent with the other fields of products and variations.
 *
 * A stock rule without a quantity (quantity is not among the fields, or the POS does not count)
 * invalidates the last pushed quantity: its row is deleted, so that the next push fetches the remote one.
 */
export async function recordPushes(tx: Tx, storeId: number, sentStock: readonly SentStock[]): Promise<void> {
  const counted: SentQuantity[] = [];
  const uncounted: number[] = [];
  for (const { variationId, payload } of sentStock) {
    const write = readStockWrite(payload);
    if (write === null) continue;
    if (write.quantity === null) uncounted.push(variationId);
    else counted.push({ variationId, quantity: write.quantity });
  }
  if (uncounted.length > 0) await tx.stockPush.deleteMany({ where: { storeId, variationId: { in: uncounted } } });
  if (counted.length > 0) await upsertSentQuantities(tx, storeId, counted);
}

import { readStockWrite, type WooStockWrite } from "@/lib/woo/resources/sellable";
import type { Tx } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";

/** The stock fields that were sent of a variation. */
export type SentStock = { variationId: number; payload: WooStockWrite };

/**
 * Stores the quantities that were sent with the other fields of products and variations.
 *
 * A stock rule without a quantity (quantity is not among the fields, or the POS does not count)
 * invalidates the last pushed quantity: its row is deleted, so that the next push fetches the remote one.
 */
export async function recordPushes(tx: Tx, storeId: number, sentStock: readonly SentStock[]): Promise<void> {
  const counted: { variation_id: number; quantity: number }[] = [];
  const uncounted: number[] = [];
  for (const { variationId, payload } of sentStock) {
    const write = readStockWrite(payload);
    if (write === null) continue;
    if (write.quantity === null) uncounted.push(variationId);
    else counted.push({ variation_id: variationId, quantity: write.quantity });
  }
  if (uncounted.length > 0) await tx.stockPush.deleteMany({ where: { storeId, variationId: { in: uncounted } } });
  if (counted.length === 0) return;
  await tx.$executeRaw`
    insert into stock_pushes (store_id, variation_id, quantity, store_reduced, unseen, pushed_at)
    select ${storeId}, r.variation_id, r.quantity, coalesce((
      select sum(sl.store_reduced) from sale_lines sl join order_links ol on ol.sale_id = sl.sale_id
      where sl.variation_id = r.variation_id and ol.store_id = ${storeId}), 0), 0, now()
    from jsonb_to_recordset(${JSON.stringify(counted)}::jsonb) as r(variation_id int, quantity numeric)
    on conflict (store_id, variation_id) do update set
      quantity = excluded.quantity, store_reduced = excluded.store_reduced, unseen = 0, unseen_back = 0, pushed_at = now()`;
}

/**
 * Deletes the sent hash of the stock rule of things that now have a quantity in the store. The rule is
 * sent anew once quantity is taken out of the fields again.
 */
export async function deleteStockRuleHash(
  tx: Tx,
  storeId: number,
  counted: readonly { variationId: number; productId: number; isSimple: boolean }[],
): Promise<void> {
  const products = counted.filter(({ isSimple }) => isSimple).map(({ productId }) => productId);
  const variations = counted.filter(({ isSimple }) => !isSimple).map(({ variationId }) => variationId);
  if (products.length > 0) {
    await tx.$executeRaw`update product_links set sent = sent - 'stock' where store_id = ${storeId} and product_id in (${Prisma.join(products)}) and sent ? 'stock'`;
  }
  if (variations.length > 0) {
    await tx.$executeRaw`update variation_links set sent = sent - 'stock' where store_id = ${storeId} and variation_id in (${Prisma.join(variations)}) and sent ? 'stock'`;
  }
}

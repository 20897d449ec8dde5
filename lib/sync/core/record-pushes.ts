import { readStockWrite, type WooStockWrite } from "@/lib/woo/resources/sellable";
import type { Tx } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";

/** What the store was told of the thing that is sold. */
export type ToldStock = { variationId: number; payload: WooStockWrite };

/**
 * Remembers the quantities that products and variations were given with their other fields. Where
 * the store was told how to count without being given a quantity (quantity is not among the fields,
 * or the POS does not count), what it was last given no longer holds: the next push has to ask.
 */
export async function recordPushes(tx: Tx, storeId: number, told: readonly ToldStock[]): Promise<void> {
  const given: { variation_id: number; quantity: number }[] = [];
  const uncounted: number[] = [];
  for (const { variationId, payload } of told) {
    const said = readStockWrite(payload);
    if (said === null) continue;
    if (said.quantity === null) uncounted.push(variationId);
    else given.push({ variation_id: variationId, quantity: said.quantity });
  }
  if (uncounted.length > 0) await tx.stockPush.deleteMany({ where: { storeId, variationId: { in: uncounted } } });
  if (given.length === 0) return;
  await tx.$executeRaw`
    insert into stock_pushes (store_id, variation_id, quantity, store_reduced, unseen, pushed_at)
    select ${storeId}, r.variation_id, r.quantity, coalesce((
      select sum(sl.store_reduced) from sale_lines sl join order_links ol on ol.sale_id = sl.sale_id
      where sl.variation_id = r.variation_id and ol.store_id = ${storeId}), 0), 0, now()
    from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as r(variation_id int, quantity numeric)
    on conflict (store_id, variation_id) do update set
      quantity = excluded.quantity, store_reduced = excluded.store_reduced, unseen = 0, unseen_back = 0, pushed_at = now()`;
}

/**
 * The store counts these from now on: what was last said about counting without a quantity is said
 * anew once quantity is taken out of the fields again.
 */
export async function forgetStockRule(
  tx: Tx,
  storeId: number,
  counted: readonly { variationId: number; productId: number; isSimple: boolean }[],
): Promise<void> {
  const products = counted.filter((one) => one.isSimple).map((one) => one.productId);
  const variations = counted.filter((one) => !one.isSimple).map((one) => one.variationId);
  if (products.length > 0) {
    await tx.$executeRaw`update product_links set sent = sent - 'stock' where store_id = ${storeId} and product_id in (${Prisma.join(products)}) and sent ? 'stock'`;
  }
  if (variations.length > 0) {
    await tx.$executeRaw`update variation_links set sent = sent - 'stock' where store_id = ${storeId} and variation_id in (${Prisma.join(variations)}) and sent ? 'stock'`;
  }
}

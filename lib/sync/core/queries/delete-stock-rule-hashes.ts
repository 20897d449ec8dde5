import type { Tx } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";

/**
 * Deletes the sent hash of the stock rule of things that now have a quantity in the store. The rule is
 * sent anew once quantity is taken out of the fields again.
 */
export async function deleteStockRuleHashes(
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

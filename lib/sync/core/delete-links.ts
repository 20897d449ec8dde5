import type { Tx } from "@/lib/db";

/**
 * Deletes the links and the pushed quantities of products, with their variations, and of variations.
 * The next run matches them anew. The things themselves stay on both sides.
 */
export async function deleteProductLinks(
  tx: Tx,
  storeId: number,
  { products = [], variations = [] }: { products?: readonly number[]; variations?: readonly number[] },
): Promise<void> {
  const ofVariations = {
    OR: [{ variationId: { in: [...variations] } }, { variation: { productId: { in: [...products] } } }],
  };
  await tx.productLink.deleteMany({ where: { storeId, productId: { in: [...products] } } });
  await tx.variationLink.deleteMany({ where: { storeId, ...ofVariations } });
  await tx.stockPush.deleteMany({ where: { storeId, ...ofVariations } });
}

/**
 * Deletes the links of categories that the store no longer has. The next run matches them by name or
 * creates them, and sends their products again.
 */
export async function deleteCategoryLinks(tx: Tx, storeId: number, categoryIds: readonly number[]): Promise<void> {
  if (categoryIds.length > 0)
    await tx.categoryLink.deleteMany({ where: { storeId, categoryId: { in: [...categoryIds] } } });
}

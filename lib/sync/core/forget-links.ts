import type { Tx } from "@/lib/db";

/** Answers by which a store says that it no longer has a product or variation. */
export const GONE_CODES: ReadonlySet<string> = new Set(["resource_missing", "parent_missing"]);

/**
 * Forgets which things of a store these products and variations are, and what they were last given:
 * the next run looks for them anew. Nothing is deleted on either side. A product goes with its variations.
 */
export async function forgetLinksOf(
  tx: Tx,
  storeId: number,
  { products = [], variations = [] }: { products?: readonly number[]; variations?: readonly number[] },
): Promise<void> {
  const own = { OR: [{ variationId: { in: [...variations] } }, { variation: { productId: { in: [...products] } } }] };
  await tx.productLink.deleteMany({ where: { storeId, productId: { in: [...products] } } });
  await tx.variationLink.deleteMany({ where: { storeId, ...own } });
  await tx.stockPush.deleteMany({ where: { storeId, ...own } });
}

/** Categories the store no longer has: the next run finds them by name or makes them, and their products follow. */
export async function forgetCategoryLinks(tx: Tx, storeId: number, categoryIds: readonly number[]): Promise<void> {
  if (categoryIds.length > 0)
    await tx.categoryLink.deleteMany({ where: { storeId, categoryId: { in: [...categoryIds] } } });
}

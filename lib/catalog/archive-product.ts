import { recordActivity } from "@/lib/activity/record-activity";
import type { Db } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { getProduct } from "./get-product";
import { lockProduct } from "./queries/lock-product";
import type { ProductView } from "./product-view";

/**
 * Archives or restores a product. Its sales, ledger and links stay.
 *
 * @throws AppError `not_found` (`notFound`) when the business has no such product
 */
export function setProductArchived(
  db: Db,
  businessId: number,
  userId: number | null,
  id: number,
  isArchived: boolean,
): Promise<ProductView> {
  return db.$transaction(async (tx) => {
    await lockProduct(tx, businessId, id);
    const product = await getProduct(tx, businessId, id);
    if (product.isArchived === isArchived) return product;
    await tx.product.update({ where: { id, businessId }, data: { isArchived } });
    const action = isArchived ? "product.archived" : "product.restored";
    await recordActivity(tx, { businessId, userId, action, entityId: id, details: { name: product.name } });
    return getProduct(tx, businessId, id);
  });
}

/**
 * Archives or restores one variation of a variable product.
 *
 * @throws AppError `not_found` (`notFound`) when the business has no such product, or the product no such variation
 * @throws AppError `conflict` (`notVariable`) when the product is simple
 * @throws AppError `conflict` (`lastVariation`) when no other variation is on sale: the product is archived instead
 */
export function setVariationArchived(
  db: Db,
  businessId: number,
  productId: number,
  variationId: number,
  isArchived: boolean,
  userId: number | null = null,
): Promise<ProductView> {
  return db.$transaction(async (tx) => {
    await lockProduct(tx, businessId, productId);
    const product = await getProduct(tx, businessId, productId);
    const variation = product.variations.find(({ id }) => id === variationId);
    if (variation === undefined) throw new AppError("not_found", "notFound");
    // Further rows of a simple product stem from a time when the product was variable.
    if (product.type === "simple") throw new AppError("conflict", "notVariable");
    const others = product.variations.filter((other) => !other.isArchived && other.id !== variationId);
    if (isArchived && others.length === 0) throw new AppError("conflict", "lastVariation");
    await tx.variation.updateMany({ where: { id: variationId, businessId, productId }, data: { isArchived } });
    if (variation.isArchived !== isArchived) {
      const action = isArchived ? "product.variation_archived" : "product.variation_restored";
      await recordActivity(tx, {
        businessId,
        userId,
        action,
        entityId: productId,
        details: { name: product.name, sku: variation.sku },
      });
    }
    return getProduct(tx, businessId, productId);
  });
}

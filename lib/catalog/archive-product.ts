import { recordActivity } from "@/lib/activity/record-activity";
import type { Db } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { getProduct } from "./get-product";
import { lockProduct } from "./lock-product";
import type { ProductView } from "./product-view";

/** Takes a product off sale, or puts it back. Its sales, ledger and links stay. */
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

/** Takes one variation off sale, or puts it back. Throws conflict for the last one: archive the product instead. */
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
    // A simple product's other rows are left from a time when it had variations.
    if (product.type === "simple") throw new AppError("conflict", "notVariable");
    const others = product.variations.filter((one) => !one.isArchived && one.id !== variationId);
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

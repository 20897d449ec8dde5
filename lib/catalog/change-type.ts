import { recordActivity } from "@/lib/activity/record-activity";
import type { Db, Tx } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { optionKey } from "./combinations";
import { asSkuTaken } from "./create-product";
import { loadTakenSkus, lockSkus } from "./free-skus";
import { getProduct } from "./get-product";
import { lockProduct } from "./lock-product";
import type { ChangeType } from "./new-product-schema";
import type { ProductView, VariationView } from "./product-view";
import { firstFreeSku, variationSku } from "./sku-text";
import { toValueIds, writeAttributes } from "./write-attributes";

/**
 * Turns a simple product into one with variations, or back. What was sold and counted stays with
 * the variation that goes on; the others are removed from sale, never deleted. The product keeps
 * its own SKU, since a store knows it by that.
 */
export async function changeType(
  db: Db,
  businessId: number,
  userId: number | null,
  id: number,
  change: ChangeType,
): Promise<ProductView> {
  try {
    return await db.$transaction(async (tx) => {
      await lockProduct(tx, businessId, id);
      const product = await getProduct(tx, businessId, id);
      // A double click, or somebody else was faster.
      if (product.type === change.type) return product;
      if (change.type === "variable") await toVariable(tx, businessId, product, change);
      else await toSimple(tx, businessId, product, change.variationId);
      await tx.product.update({ where: { id, businessId }, data: { type: change.type } });
      await recordActivity(tx, {
        businessId,
        userId,
        action: "product.type_changed",
        entityId: id,
        details: { name: product.name, type: change.type },
      });
      return getProduct(tx, businessId, id);
    });
  } catch (error) {
    throw asSkuTaken(error);
  }
}

async function toVariable(
  tx: Tx,
  businessId: number,
  product: ProductView,
  change: Extract<ChangeType, { type: "variable" }>,
): Promise<void> {
  const { attributes, options } = change;
  const written = await writeAttributes(
    tx,
    businessId,
    attributes.map(({ name, values }, index) => ({ name, values: [...values, options[index] ?? ""] })),
  );
  const current = product.variations.find(({ isArchived }) => !isArchived);
  if (current === undefined || options.length !== attributes.length)
    throw new AppError("invalid_input", "invalidInput", { fields: { options: "invalidField" } });
  await tx.productAttribute.deleteMany({ where: { productId: product.id } });
  await tx.productAttribute.createMany({
    data: written.map(({ id }, position) => ({ productId: product.id, attributeId: id, position })),
  });
  // Left from an earlier time as a product with variations: that row would be the same choice twice.
  const twin = product.variations.find((one) => one.isArchived && sameOptions(one, options));
  if (twin !== undefined) await tx.variationOption.deleteMany({ where: { variationId: twin.id } });
  await tx.variationOption.deleteMany({ where: { variationId: current.id } });
  await tx.variationOption.createMany({
    data: toValueIds(written, options).map((attributeValueId) => ({ variationId: current.id, attributeValueId })),
  });
  await tx.variation.update({
    where: { id: current.id, businessId },
    data: { sku: await freeSku(tx, businessId, variationSku(product.sku, options, 0)) },
  });
}

async function toSimple(tx: Tx, businessId: number, product: ProductView, variationId: number): Promise<void> {
  const kept = product.variations.find(({ id, isArchived }) => id === variationId && !isArchived);
  if (kept === undefined) throw new AppError("not_found", "notFound");
  await tx.productAttribute.deleteMany({ where: { productId: product.id } });
  await tx.variationOption.deleteMany({ where: { variationId } });
  await tx.variation.updateMany({
    where: { businessId, productId: product.id, id: { not: variationId } },
    data: { isArchived: true, position: { increment: 1 } },
  });
  // First, so that "the variation" of a simple product is this one everywhere.
  await tx.variation.update({ where: { id: variationId, businessId }, data: { sku: product.sku, position: 0 } });
}

function sameOptions(variation: VariationView, options: readonly string[]): boolean {
  return optionKey(variation.options.map(({ value }) => value)) === optionKey(options);
}

async function freeSku(tx: Tx, businessId: number, base: string): Promise<string> {
  await lockSkus(tx, businessId);
  return firstFreeSku(base, await loadTakenSkus(tx, businessId, base));
}

import { recordActivity } from "@/lib/activity/record-activity";
import type { Db, Tx } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { optionKey } from "./combinations";
import { asSkuTaken } from "./create-product";
import { loadTakenSkus, lockSkus } from "./free-skus";
import { getProduct } from "./get-product";
import { lockProduct } from "./queries/lock-product";
import type { ChangeType } from "./new-product-schema";
import type { ProductView, VariationView } from "./product-view";
import { firstFreeSku, variationSku } from "./sku-text";
import { toValueIds, writeAttributes } from "./write-attributes";

/**
 * Makes a simple product variable, or a variable product simple. Sales and ledger stay with the remaining variation,
 * and the others are archived. The product's SKU stays, since stores match by it.
 *
 * @throws AppError `not_found` (`notFound`) when the business has no such product, or the product no such variation
 * @throws AppError `invalid_input` (`invalidInput` with the field) when the options do not have one value per
 *   attribute, or when a SKU is taken
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
      // A repeated click, or another person's change.
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
  // A twin is left from an earlier time as a variable product, and would offer the same options twice.
  const twin = product.variations.find((variation) => variation.isArchived && sameOptions(variation, options));
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
  const remaining = product.variations.find(({ id, isArchived }) => id === variationId && !isArchived);
  if (remaining === undefined) throw new AppError("not_found", "notFound");
  await tx.productAttribute.deleteMany({ where: { productId: product.id } });
  await tx.variationOption.deleteMany({ where: { variationId } });
  await tx.variation.updateMany({
    where: { businessId, productId: product.id, id: { not: variationId } },
    data: { isArchived: true, position: { increment: 1 } },
  });
  // Position 0, so that it is the sold variation of the simple product.
  await tx.variation.update({ where: { id: variationId, businessId }, data: { sku: product.sku, position: 0 } });
}

function sameOptions(variation: VariationView, options: readonly string[]): boolean {
  return optionKey(variation.options.map(({ value }) => value)) === optionKey(options);
}

async function freeSku(tx: Tx, businessId: number, base: string): Promise<string> {
  await lockSkus(tx, businessId);
  return firstFreeSku(base, await loadTakenSkus(tx, businessId, base));
}

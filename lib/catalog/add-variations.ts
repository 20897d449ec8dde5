import { recordActivity } from "@/lib/activity/record-activity";
import type { Db, Tx } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { MAX_VARIATIONS, optionKey } from "./combinations";
import { asSkuTaken, insertVariations } from "./create-product";
import { fillSkus } from "./free-skus";
import { getProduct } from "./get-product";
import { lockProduct } from "./queries/lock-product";
import type { NewVariation } from "./new-product-schema";
import type { ProductView } from "./product-view";
import { refuseNewSkus } from "./refuse-new-skus";
import { writeAttributes } from "./write-attributes";

/**
 * Adds combinations to a variable product. Idempotent: an archived combination is restored with its ledger, and an
 * existing combination is left unchanged.
 *
 * @throws AppError `not_found` (`notFound`) when the business has no such product
 * @throws AppError `conflict` (`notVariable`) when the product is simple
 * @throws AppError `invalid_input` (`invalidInput` with the field) when a variation does not have one value per
 *   attribute, or when a SKU is taken
 * @throws AppError `invalid_input` (`tooManyVariations`) when the product would have more than MAX_VARIATIONS
 */
export async function addVariations(
  db: Db,
  businessId: number,
  productId: number,
  variations: readonly NewVariation[],
  userId: number | null = null,
): Promise<ProductView> {
  try {
    return await db.$transaction(async (tx) => {
      await lockProduct(tx, businessId, productId);
      const product = await tx.product.findUniqueOrThrow({
        where: { id: productId },
        select: { type: true, sku: true, name: true },
      });
      if (product.type !== "variable") throw new AppError("conflict", "notVariable");
      const attributeNames = await listAttributeNames(tx, productId);
      if (variations.some(({ options }) => options.length !== attributeNames.length)) {
        throw new AppError("invalid_input", "invalidInput", { fields: { variations: "invalidField" } });
      }
      const existing = await loadExisting(tx, businessId, productId);
      const existingIds = variations.flatMap(({ options }) => existing.get(optionKey(options)) ?? []);
      const restored = await tx.variation.updateMany({
        where: { businessId, id: { in: existingIds }, isArchived: true },
        data: { isArchived: false },
      });
      const added = variations.filter(({ options }) => !existing.has(optionKey(options)));
      if (existing.size + added.length > MAX_VARIATIONS) throw tooManyVariations();
      if (added.length > 0) await insert(tx, businessId, productId, product, attributeNames, added);
      const count = added.length + restored.count;
      if (count > 0)
        await recordActivity(tx, {
          businessId,
          userId,
          action: "product.variations_added",
          entityId: productId,
          details: { name: product.name, count },
        });
      return getProduct(tx, businessId, productId);
    });
  } catch (error) {
    throw asSkuTaken(error);
  }
}

/** The error for a product with more than MAX_VARIATIONS variations. */
function tooManyVariations(): AppError {
  return new AppError("invalid_input", "tooManyVariations", { values: { count: MAX_VARIATIONS } });
}

async function listAttributeNames(tx: Tx, productId: number): Promise<string[]> {
  const rows = await tx.productAttribute.findMany({
    where: { productId },
    orderBy: { position: "asc" },
    select: { attribute: { select: { name: true } } },
  });
  return rows.map(({ attribute }) => attribute.name);
}

async function loadExisting(tx: Tx, businessId: number, productId: number): Promise<Map<string, number>> {
  const { variations } = await getProduct(tx, businessId, productId);
  return new Map(variations.map(({ id, options }) => [optionKey(options.map(({ value }) => value)), id]));
}

async function insert(
  tx: Tx,
  businessId: number,
  productId: number,
  product: { sku: string; name: string },
  attributeNames: readonly string[],
  variations: readonly NewVariation[],
): Promise<void> {
  const attributes = attributeNames.map((name, index) => ({
    name,
    values: variations.flatMap(({ options }) => options[index] ?? []),
  }));
  const written = await writeAttributes(tx, businessId, attributes);
  const { variationSkus } = await fillSkus(tx, businessId, {
    name: product.name,
    productSku: product.sku,
    variations: [...variations],
  });
  await refuseNewSkus(tx, businessId, { productSku: null, variationSkus, isSimple: false });
  const last = await tx.variation.aggregate({ where: { productId }, _max: { position: true } });
  await insertVariations(
    tx,
    { businessId, productId, firstPosition: (last._max.position ?? -1) + 1 },
    variations,
    variationSkus,
    written,
  );
}

import { recordActivity } from "@/lib/activity/record-activity";
import type { Db, Tx } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { MAX_VARIATIONS, optionKey } from "./combinations";
import { asSkuTaken, insertVariations } from "./create-product";
import { fillSkus } from "./free-skus";
import { getProduct } from "./get-product";
import { lockProduct } from "./lock-product";
import type { NewVariation } from "./new-product-schema";
import type { ProductView } from "./product-view";
import { refuseNewSkus } from "./refuse-new-skus";
import { writeAttributes } from "./write-attributes";

/**
 * Adds combinations to a variable product. One that was removed from sale comes back as it was,
 * with its ledger; one that is there already is left alone, so sending twice adds nothing.
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
      const returning = variations.flatMap(({ options }) => existing.get(optionKey(options)) ?? []);
      const returned = await tx.variation.updateMany({
        where: { businessId, id: { in: returning }, isArchived: true },
        data: { isArchived: false },
      });
      const added = variations.filter(({ options }) => !existing.has(optionKey(options)));
      if (existing.size + added.length > MAX_VARIATIONS) throw tooManyVariations();
      if (added.length > 0) await insert(tx, businessId, productId, product, attributeNames, added);
      const count = added.length + returned.count;
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

export function tooManyVariations(): AppError {
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

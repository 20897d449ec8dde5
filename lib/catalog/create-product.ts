import { recordActivity } from "@/lib/activity/record-activity";
import type { Db, Tx } from "@/lib/db";
import { isUniqueViolation } from "@/lib/db/errors";
import { fillSkus } from "./free-skus";
import { getProduct } from "./get-product";
import type { NewProduct, NewVariation } from "./new-product-schema";
import { requireOwnReferences } from "./own-references";
import type { ProductView } from "./product-view";
import { refuseNewSkus } from "./refuse-new-skus";
import { skuTakenError } from "./sku-rules";
import { toValueIds, writeAttributes, type WrittenAttribute } from "./write-attributes";

/**
 * Creates a product with its variations, attributes and generated SKUs, in one transaction.
 *
 * @throws AppError `invalid_input` (`invalidInput` with the field) when a SKU is taken, or when the category or tax
 *   rate does not belong to the business
 */
export async function createProduct(
  db: Db,
  businessId: number,
  userId: number | null,
  input: NewProduct,
): Promise<ProductView> {
  try {
    return await db.$transaction(async (tx) => {
      await requireOwnReferences(tx, businessId, input);
      const id = await insertProduct(tx, businessId, input);
      await recordActivity(tx, {
        businessId,
        userId,
        action: "product.created",
        entityId: id,
        details: { name: input.name },
      });
      return getProduct(tx, businessId, id);
    });
  } catch (error) {
    throw asSkuTaken(error);
  }
}

/** Converts a unique violation to `skuTaken`: the index decides when two people write one SKU at the same moment. */
export function asSkuTaken(error: unknown): unknown {
  const isTaken = isUniqueViolation(error);
  return isTaken ? skuTakenError("sku") : error;
}

async function insertProduct(tx: Tx, businessId: number, input: NewProduct): Promise<number> {
  const { attributes, variations, sku, type, ...values } = input;
  const isSimple = type === "simple";
  const wanted = isSimple ? [] : variations;
  const { productSku, variationSkus } = await fillSkus(tx, businessId, {
    name: input.name,
    productSku: sku,
    variations: wanted,
  });
  const skus = isSimple ? [productSku] : variationSkus;
  await refuseNewSkus(tx, businessId, { productSku, variationSkus: skus, isSimple });
  const product = await tx.product.create({
    data: { ...values, type, businessId, sku: productSku },
    select: { id: true },
  });
  const written = await writeAttributes(tx, businessId, attributes);
  await tx.productAttribute.createMany({
    data: written.map((attribute, position) => ({ productId: product.id, attributeId: attribute.id, position })),
  });
  await insertVariations(tx, { businessId, productId: product.id, firstPosition: 0 }, variations, skus, written);
  return product.id;
}

type VariationOwner = { businessId: number; productId: number; firstPosition: number };

/** Writes variations with their options, in two statements for any number of variations. */
export async function insertVariations(
  tx: Tx,
  { businessId, productId, firstPosition }: VariationOwner,
  variations: readonly NewVariation[],
  skus: readonly string[],
  attributes: readonly WrittenAttribute[],
): Promise<void> {
  const created = await tx.variation.createManyAndReturn({
    select: { id: true, position: true },
    data: variations.map(({ barcode, price, weight }, index) => ({
      businessId,
      productId,
      sku: skus[index] ?? "",
      barcode: barcode === "" ? null : barcode,
      price,
      weight,
      position: firstPosition + index,
    })),
  });
  await tx.variationOption.createMany({
    data: created.flatMap(({ id, position }) =>
      toValueIds(attributes, variations[position - firstPosition]?.options ?? []).map((attributeValueId) => ({
        variationId: id,
        attributeValueId,
      })),
    ),
  });
}

import { recordActivity } from "@/lib/activity/record-activity";
import type { Db, Tx } from "@/lib/db";
import { fillSkus } from "./free-skus";
import { getProduct } from "./get-product";
import { lockProduct } from "./queries/lock-product";
import type { ProductView, VariationView } from "./product-view";
import { copyAttributes, copyVariationParts } from "./queries/copy-product-parts";

/**
 * Copies a product under another name and with new SKUs. Stock, barcodes and archived variations are not copied: the
 * copy's stock is not counted yet, and a barcode belongs to one article.
 *
 * @throws AppError `not_found` (`notFound`) when the business has no such product
 */
export function duplicateProduct(
  db: Db,
  businessId: number,
  userId: number | null,
  id: number,
  name: string,
): Promise<ProductView> {
  return db.$transaction(async (tx) => {
    await lockProduct(tx, businessId, id);
    const source = await getProduct(tx, businessId, id);
    const variations = source.variations.filter(({ isArchived }) => !isArchived);
    const isSimple = source.type === "simple";
    const wanted = isSimple
      ? []
      : variations.map(({ options }) => ({ sku: "", options: options.map(({ value }) => value) }));
    const { productSku, variationSkus } = await fillSkus(tx, businessId, {
      name: source.sku,
      productSku: "",
      variations: wanted,
    });
    const { type, categoryId, taxRateId, description, shortDescription, tracksStock, isSyncDisabled } = source;
    const copy = await tx.product.create({
      data: {
        businessId,
        name,
        sku: productSku,
        type,
        categoryId,
        taxRateId,
        description,
        shortDescription,
        tracksStock,
        isSyncDisabled,
      },
      select: { id: true },
    });
    await copyAttributes(tx, id, copy.id);
    await tx.productImage.createMany({
      data: source.images.map(({ id: mediaId }, position) => ({ productId: copy.id, mediaId, position })),
    });
    await copyVariations(tx, businessId, copy.id, variations, isSimple ? [productSku] : variationSkus);
    await recordActivity(tx, { businessId, userId, action: "product.created", entityId: copy.id, details: { name } });
    return getProduct(tx, businessId, copy.id);
  });
}

async function copyVariations(
  tx: Tx,
  businessId: number,
  productId: number,
  sources: VariationView[],
  skus: string[],
): Promise<void> {
  const created = await tx.variation.createManyAndReturn({
    select: { id: true, position: true },
    data: sources.map(({ price, weight, image }, position) => ({
      businessId,
      productId,
      price,
      weight,
      position,
      sku: skus[position] ?? "",
      mediaId: image?.id ?? null,
    })),
  });
  const copies = created.flatMap(({ id, position }) =>
    sources[position] === undefined ? [] : [{ id, sourceId: sources[position].id }],
  );
  await copyVariationParts(tx, copies);
}

import { recordActivity } from "@/lib/activity/record-activity";
import type { Db, Tx } from "@/lib/db";
import { fillSkus } from "./free-skus";
import { getProduct } from "./get-product";
import { lockProduct } from "./lock-product";
import type { ProductView, VariationView } from "./product-view";

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
    await tx.$executeRaw`
      insert into product_attributes (product_id, attribute_id, position)
      select ${copy.id}::int, attribute_id, position from product_attributes where product_id = ${id}`;
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
  const made = await tx.variation.createManyAndReturn({
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
  const copies = made.flatMap(({ id, position }) =>
    sources[position] === undefined ? [] : [{ id, sourceId: sources[position].id }],
  );
  const ids = copies.map(({ id }) => id);
  const sourceIds = copies.map(({ sourceId }) => sourceId);
  await tx.$executeRaw`
    insert into variation_options (variation_id, attribute_value_id)
    select c.id, o.attribute_value_id from unnest(${ids}::int[], ${sourceIds}::int[]) as c (id, source_id)
      join variation_options o on o.variation_id = c.source_id`;
  await tx.$executeRaw`
    insert into price_group_prices (price_group_id, variation_id, price)
    select p.price_group_id, c.id, p.price from unnest(${ids}::int[], ${sourceIds}::int[]) as c (id, source_id)
      join price_group_prices p on p.variation_id = c.source_id`;
}

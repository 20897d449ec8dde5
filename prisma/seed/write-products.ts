import type { Tx } from "@/lib/db";
import type { ExpandedProduct } from "./expand-groups";
import type { TileName } from "./tiles";
import { categoryKey } from "./write-categories";

export type SeedIds = {
  /** Of the shop and of the warehouse. */
  locationIds: readonly [number, number];
  taxRateIds: { standard: number; food: number; exempt: number };
  webPriceGroupId: number;
  wholesalePriceGroupId: number;
  mediaIds: ReadonlyMap<TileName, number>;
  categoryIds: ReadonlyMap<string, number>;
  openedAt: Date;
};

/** Writes products, variations, options, prices, images and opening stock, table by table. */
export async function writeProducts(
  tx: Tx,
  businessId: number,
  products: readonly ExpandedProduct[],
  ids: SeedIds,
): Promise<void> {
  const rows = await tx.product.createManyAndReturn({
    data: products.map((product) => ({
      businessId,
      type: product.type,
      name: product.name,
      sku: product.sku,
      categoryId: product.category === null ? null : (ids.categoryIds.get(categoryKey(product.category)) ?? null),
      taxRateId: product.tax === null ? null : ids.taxRateIds[product.tax],
      description: product.description,
      shortDescription: product.shortDescription,
      tracksStock: product.tracksStock,
      isSyncDisabled: product.isSyncDisabled,
    })),
    select: { id: true, sku: true },
  });
  const productIds = new Map(rows.map((row) => [row.sku, row.id]));
  await tx.productImage.createMany({
    data: products.flatMap((product) =>
      product.tiles.map((tile, position) => ({
        productId: idOf(productIds, product.sku),
        mediaId: idOf(ids.mediaIds, tile),
        position,
      })),
    ),
  });
  const variationIds = await writeVariations(tx, businessId, products, productIds, ids);
  await writeOptions(tx, businessId, products, productIds, variationIds);
  await writePricesAndStock(tx, businessId, products, variationIds, ids);
}

async function writeVariations(
  tx: Tx,
  businessId: number,
  products: readonly ExpandedProduct[],
  productIds: ReadonlyMap<string, number>,
  ids: SeedIds,
): Promise<Map<string, number>> {
  const rows = await tx.variation.createManyAndReturn({
    data: products.flatMap((product) =>
      product.variations.map((variation, position) => ({
        businessId,
        productId: idOf(productIds, product.sku),
        sku: variation.sku,
        barcode: variation.barcode,
        price: variation.price,
        weight: variation.weight,
        mediaId: variation.tile === null ? null : idOf(ids.mediaIds, variation.tile),
        position,
        isArchived: variation.isArchived,
      })),
    ),
    select: { id: true, sku: true },
  });
  return new Map(rows.map((row) => [row.sku, row.id]));
}

async function writeOptions(
  tx: Tx,
  businessId: number,
  products: readonly ExpandedProduct[],
  productIds: ReadonlyMap<string, number>,
  variationIds: ReadonlyMap<string, number>,
): Promise<void> {
  const values = new Map<string, Set<string>>();
  for (const product of products) {
    for (const variation of product.variations) {
      for (const [attribute, value] of Object.entries(variation.options)) {
        values.set(attribute, (values.get(attribute) ?? new Set()).add(value));
      }
    }
  }
  const attributeIds = new Map<string, number>();
  const valueIds = new Map<string, number>();
  for (const [name, names] of values) {
    const attribute = await tx.attribute.create({
      data: { businessId, name, values: { create: [...names].map((value, position) => ({ name: value, position })) } },
      include: { values: true },
    });
    attributeIds.set(name, attribute.id);
    for (const value of attribute.values) valueIds.set(`${name}\n${value.name}`, value.id);
  }
  await tx.productAttribute.createMany({
    data: products.flatMap((product) =>
      product.attributes.map((name, position) => ({
        productId: idOf(productIds, product.sku),
        attributeId: idOf(attributeIds, name),
        position,
      })),
    ),
  });
  await tx.variationOption.createMany({
    data: products.flatMap((product) =>
      product.variations.flatMap((variation) =>
        Object.entries(variation.options).map(([attribute, value]) => ({
          variationId: idOf(variationIds, variation.sku),
          attributeValueId: idOf(valueIds, `${attribute}\n${value}`),
        })),
      ),
    ),
  });
}

async function writePricesAndStock(
  tx: Tx,
  businessId: number,
  products: readonly ExpandedProduct[],
  variationIds: ReadonlyMap<string, number>,
  ids: SeedIds,
): Promise<void> {
  const variations = products.flatMap((product) => product.variations);
  await tx.priceGroupPrice.createMany({
    data: variations.flatMap((variation) => {
      const variationId = idOf(variationIds, variation.sku);
      return [
        { priceGroupId: ids.webPriceGroupId, variationId, price: variation.webPrice },
        { priceGroupId: ids.wholesalePriceGroupId, variationId, price: variation.wholesalePrice },
      ].flatMap(({ price, ...row }) => (price === null ? [] : [{ ...row, price }]));
    }),
  });
  await tx.stockMovement.createMany({
    data: variations.flatMap((variation) =>
      variation.stock.flatMap((quantity, index) =>
        quantity === null
          ? []
          : [
              {
                businessId,
                variationId: idOf(variationIds, variation.sku),
                locationId: ids.locationIds[index === 0 ? 0 : 1],
                kind: "opening" as const,
                quantity,
                reason: "First stocktake",
                createdAt: ids.openedAt,
              },
            ],
      ),
    ),
  });
}

function idOf<K>(ids: ReadonlyMap<K, number>, key: K): number {
  const id = ids.get(key);
  if (id === undefined) throw new Error(`The seed has nothing called ${String(key)}`);
  return id;
}

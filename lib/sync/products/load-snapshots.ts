import type { Db } from "@/lib/db";
import type { StoreContext } from "@/lib/sync/core/run-context";
import { stockLocationsOf, sumOf } from "@/lib/sync/core/stock-locations";
import type { Variation } from "@/lib/generated/prisma/client";
import type { ProductSnapshot, SalePriceSnapshot } from "./snapshot";

/** Whose levels, prices and texts the snapshots have. */
export type SnapshotScope = {
  businessId: number;
  locationIds: readonly number[];
  priceGroupId: number | null;
  /** Null: the texts as entered. */
  language: string | null;
};

/** Returns the scope of what a store is sent. */
export function snapshotScope({
  business,
  store,
  settings: { priceGroupId, language },
}: Pick<StoreContext, "business" | "store" | "settings">): SnapshotScope {
  return { businessId: business.id, locationIds: stockLocationsOf(store), priceGroupId, language };
}

/**
 * Loads the snapshots of products, in the order of their ids. It makes the same few queries for any number of
 * products; callers pass at most a slice.
 */
export async function loadProductSnapshots(
  db: Db,
  scope: SnapshotScope,
  productIds: readonly number[],
): Promise<ProductSnapshot[]> {
  const rows = await db.product.findMany({
    where: { businessId: scope.businessId, id: { in: [...productIds] } },
    orderBy: { id: "asc" },
    include: {
      taxRate: true,
      texts: { where: { language: scope.language ?? "" } },
      attributes: { include: { attribute: true }, orderBy: [{ position: "asc" }, { attributeId: "asc" }] },
      images: { orderBy: [{ position: "asc" }, { mediaId: "asc" }] },
      variations: {
        orderBy: [{ position: "asc" }, { id: "asc" }],
        include: {
          options: { include: { value: true } },
          levels: { where: { locationId: { in: [...scope.locationIds] } } },
          prices: { where: { priceGroupId: scope.priceGroupId ?? 0 } },
        },
      },
    },
  });
  return rows.map((row) => {
    const order = row.attributes.map((attribute) => attribute.attributeId);
    const [text] = row.texts;
    return {
      id: row.id,
      type: row.type,
      name: row.name,
      sentName: text?.name ?? row.name,
      sku: row.sku,
      categoryId: row.categoryId,
      taxPercent: row.taxRate?.percent.toString() ?? null,
      taxRateId: row.taxRateId,
      description: text?.description ?? row.description,
      shortDescription: text?.shortDescription ?? row.shortDescription,
      tracksStock: row.tracksStock,
      isSyncDisabled: row.isSyncDisabled,
      isArchived: row.isArchived,
      attributes: row.attributes.map(({ attribute }) => ({ id: attribute.id, name: attribute.name })),
      mediaIds: row.images.map((image) => image.mediaId),
      variations: row.variations.map((variation) => ({
        id: variation.id,
        sku: variation.sku,
        price: variation.price.toString(),
        groupPrice: variation.prices[0]?.price.toString() ?? null,
        salePrice: toSalePrice(variation),
        weight: variation.weight?.toString() ?? null,
        quantity: sumOf(variation.levels).toString(),
        mediaId: variation.mediaId,
        position: variation.position,
        isArchived: variation.isArchived,
        options: variation.options
          .map(({ value }) => ({ attributeId: value.attributeId, valueId: value.id, value: value.name }))
          .sort((a, b) => order.indexOf(a.attributeId) - order.indexOf(b.attributeId)),
      })),
    };
  });
}

function toSalePrice(variation: Variation): SalePriceSnapshot | null {
  if (variation.salePriceChangedAt === null) return null;
  return {
    price: variation.salePrice?.toString() ?? null,
    from: variation.salePriceFrom?.toISOString() ?? null,
    until: variation.salePriceUntil?.toISOString() ?? null,
  };
}

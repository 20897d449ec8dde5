import type { Db, Tx } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { dayIn } from "@/lib/i18n/day-text";
import type { CatalogChoices, ProductView } from "./product-view";

const IMAGE = { select: { id: true, fileName: true, width: true, height: true } } as const;

/**
 * A product with its variations, prices, stock and images.
 *
 * @throws AppError `not_found` (`notFound`) when the business has no such product
 */
export async function getProduct(db: Db | Tx, businessId: number, id: number): Promise<ProductView> {
  const product = await db.product.findFirst({
    where: { id, businessId },
    include: {
      business: { select: { timeZone: true } },
      images: { orderBy: [{ position: "asc" }, { mediaId: "asc" }], select: { media: IMAGE } },
      attributes: { orderBy: { position: "asc" }, select: { attributeId: true } },
      variations: {
        orderBy: [{ position: "asc" }, { id: "asc" }],
        include: {
          media: IMAGE,
          prices: true,
          levels: { orderBy: { locationId: "asc" } },
          options: {
            select: { value: { select: { name: true, attributeId: true, attribute: { select: { name: true } } } } },
          },
        },
      },
    },
  });
  if (product === null) throw new AppError("not_found", "notFound");
  const dayOf = (when: Date | null) => (when === null ? null : dayIn(product.business.timeZone, when));
  const attributeOrder = new Map(product.attributes.map(({ attributeId }, index) => [attributeId, index]));
  return {
    id: product.id,
    type: product.type,
    name: product.name,
    sku: product.sku,
    categoryId: product.categoryId,
    taxRateId: product.taxRateId,
    description: product.description,
    shortDescription: product.shortDescription,
    tracksStock: product.tracksStock,
    isSyncDisabled: product.isSyncDisabled,
    isArchived: product.isArchived,
    updatedAt: product.updatedAt.toISOString(),
    images: product.images.map(({ media }) => media),
    variations: product.variations.map((variation) => ({
      id: variation.id,
      sku: variation.sku,
      barcode: variation.barcode ?? "",
      price: variation.price.toFixed(),
      salePrice: variation.salePrice?.toFixed() ?? null,
      salePriceFrom: dayOf(variation.salePriceFrom),
      salePriceUntil: dayOf(variation.salePriceUntil),
      weight: variation.weight?.toFixed() ?? null,
      lowStockAt: variation.lowStockAt?.toFixed() ?? null,
      image: variation.media,
      isArchived: variation.isArchived,
      options: variation.options
        .map(({ value }) => value)
        .sort((a, b) => (attributeOrder.get(a.attributeId) ?? 0) - (attributeOrder.get(b.attributeId) ?? 0))
        .map((value) => ({ attribute: value.attribute.name, value: value.name })),
      groupPrices: Object.fromEntries(variation.prices.map((row) => [String(row.priceGroupId), row.price.toFixed()])),
      stock: variation.levels.map((level) => ({ locationId: level.locationId, quantity: level.quantity.toFixed() })),
    })),
  };
}

/** What product forms offer: locations, price groups and tax rates in use, and the business's settings for prices. */
export async function getCatalogChoices(db: Db | Tx, businessId: number): Promise<CatalogChoices> {
  const active = { where: { businessId, isArchived: false }, orderBy: { id: "asc" } } as const;
  const [business, locations, priceGroups, taxRates] = await Promise.all([
    db.business.findUniqueOrThrow({ where: { id: businessId } }),
    db.location.findMany({ ...active, select: { id: true, name: true } }),
    db.priceGroup.findMany({ ...active, select: { id: true, name: true } }),
    db.taxRate.findMany({ ...active, select: { id: true, name: true, percent: true } }),
  ]);
  const { currency, weightUnit, pricesIncludeTax, timeZone } = business;
  return {
    locations,
    priceGroups,
    taxRates: taxRates.map((rate) => ({ ...rate, percent: rate.percent.toFixed() })),
    currency,
    weightUnit,
    pricesIncludeTax,
    timeZone,
  };
}

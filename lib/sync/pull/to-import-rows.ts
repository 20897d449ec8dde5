import { Decimal } from "decimal.js";
import { convertWeight, type WeightUnit } from "@/lib/convert-weight";
import { chooseCategory } from "@/lib/catalog/import/csv-text";
import { type ImportRow, LIMITS, NO_SALE_PRICE, optionKeys } from "@/lib/catalog/import/read-row";
import { skuBase } from "@/lib/catalog/sku-text";
import type { PulledProduct, PulledVariation } from "@/lib/woo/resources/pulled";
import type { RemoteProduct } from "./compared-products";
import { isPrice, stockOf } from "./plan-product";
import { type StoreTexts, translatedTexts } from "./translated-texts";
import { optionsOf } from "./variation-options";

/** What the rows of a product depend on besides itself. */
export type RowContext = {
  /** Remote id of a category → its names from the top down. */
  categoryPaths: ReadonlyMap<number, string[]>;
  /** Remote id of a global attribute → its name. */
  attributeNames: ReadonlyMap<number, string>;
  /** Tax class → local rate; null for no tax. */
  rateOf: (taxClass: string) => number | null;
  toLocalPrice: (price: string, product: PulledProduct) => string;
  weightUnit: WeightUnit;
  storeWeightUnit: WeightUnit;
  /** Remote id of a matched thing → its SKU in the shop, by which the import finds it. */
  localSkus: ReadonlyMap<number, string>;
  /** Remote id of a matched product → its texts in the store's language. */
  storeTexts: ReadonlyMap<number, StoreTexts>;
  /** Remote id of a matched thing → what further locations have of it, which the store's quantity includes. */
  elsewhere: ReadonlyMap<number, Decimal>;
  /** Remote id of a product → when its quantities were read, by the clock of the shop. */
  stockAt: ReadonlyMap<number, Date>;
  /** Whether another product of the store has the SKU before this one. */
  isTwice: (sku: string, remoteId: number) => boolean;
};

/** Images of one product; the product import has the same bound. */
const MAX_IMAGES = 20;
const MAX_ADDRESS = 2000;

const NO_ROW = {
  name: null,
  barcode: null,
  price: null,
  ...NO_SALE_PRICE,
  weight: null,
  stock: null,
  stockAt: null,
  hasStock: null,
  lowStockAt: null,
  isArchived: null,
  tracksStock: null,
  hasTax: false,
  taxRateId: null,
  isTaxOpen: false,
  description: null,
  shortDescription: null,
  parentRemoteId: null,
  parentSku: null,
  categoryPath: [],
  options: [],
  optionKey: "[]",
  attributeKey: "[]",
  mediaIds: [],
  imageUrls: [],
  issues: [],
} satisfies Partial<ImportRow>;

/**
 * Returns the import's rows of a product and of the given variations, with the SKUs that they get in the shop. Their line
 * is the remote id, by which the results are found again.
 */
export function toImportRows({ remoteId, sku, product, variations }: RemoteProduct, context: RowContext): ImportRow[] {
  const kind = product.type === "variable" ? "variable" : "simple";
  const own = chooseSku({ remoteId, sku, base: skuBase(product.name) }, context);
  const stock = stockOf(product, variations);
  const stockAt = context.stockAt.get(remoteId)?.toISOString() ?? null;
  const owner = { product, isCounted: stock === "own", stockAt };
  // An empty cell keeps the entered text.
  const kept = translatedTexts(product, context.storeTexts.get(remoteId));
  const row: ImportRow = {
    ...NO_ROW,
    ...own,
    line: remoteId,
    remoteId,
    kind,
    name: kept.name !== null ? null : (textOf(product.name, "name") ?? `#${remoteId}`),
    isArchived: false,
    tracksStock: stock === "own",
    hasTax: true,
    taxRateId: product.isTaxed ? context.rateOf(product.taxClass) : null,
    description: kept.description !== null ? null : (textOf(product.description, "description") ?? ""),
    shortDescription:
      kept.shortDescription !== null ? null : (textOf(product.shortDescription, "shortDescription") ?? ""),
    categoryPath: chooseCategory(product.categoryIds.flatMap((id) => [context.categoryPaths.get(id) ?? []])),
    imageUrls: addressesOf(product.images.map(({ src }) => src)),
    ...(kind === "simple" ? soldFields({ remoteId, sold: product }, owner, context) : {}),
  };
  if (kind === "simple") return [row];
  const gallery = new Set(product.images.map(({ id }) => id));
  return [
    row,
    ...variations.map(({ remoteId: id, sku: ownSku, variation }): ImportRow => {
      const options = optionsOf(variation, context.attributeNames);
      // The store answers the product's image for a variation without its own.
      const image = variation.image !== null && !gallery.has(variation.image.id) ? [variation.image.src] : [];
      return {
        ...NO_ROW,
        ...chooseSku({ remoteId: id, sku: ownSku, base: own.sku.slice(0, SKU_BASE_LENGTH) }, context),
        line: id,
        remoteId: id,
        kind: "variation",
        parentSku: own.sku,
        // The store's own "Enabled" box: a variation that is not for sale.
        isArchived: variation.status === "private",
        options,
        ...optionKeys(options),
        imageUrls: addressesOf(image),
        ...soldFields({ remoteId: id, sold: variation }, owner, context),
      };
    }),
  ];
}

/** Leaves room for a remote id. */
const SKU_BASE_LENGTH = 80;

/** A matched thing has the shop's SKU, a new one the store's; one without gets a SKU that no other thing of the store has. */
function chooseSku(
  { remoteId, sku, base }: { remoteId: number; sku: string; base: string },
  { localSkus, isTwice }: RowContext,
): { sku: string; isSkuMade: boolean } {
  const local = localSkus.get(remoteId);
  if (local !== undefined) return { sku: local, isSkuMade: false };
  const isUsable = sku !== "" && sku.length <= (LIMITS.sku ?? Infinity) && !isTwice(sku, remoteId);
  return isUsable ? { sku, isSkuMade: false } : { sku: `${base}-${remoteId}`, isSkuMade: true };
}

function soldFields(
  { remoteId, sold }: { remoteId: number; sold: PulledProduct | PulledVariation },
  { product, isCounted, stockAt }: { product: PulledProduct; isCounted: boolean; stockAt: string | null },
  { toLocalPrice, weightUnit, storeWeightUnit, elsewhere }: RowContext,
): Partial<ImportRow> {
  const weight = /^\d{1,8}(\.\d+)?$/.test(sold.weight) ? convertWeight(sold.weight, storeWeightUnit, weightUnit) : null;
  return {
    price: toLocalPrice(sold.price, product),
    ...salePriceOf(sold, (price) => toLocalPrice(price, product)),
    weight: weight === "0" ? null : weight,
    stock: isCounted ? new Decimal(sold.quantity ?? 0).minus(elsewhere.get(remoteId) ?? 0).toString() : null,
    stockAt: isCounted ? stockAt : null,
    hasStock: isCounted,
    barcode: textOf(sold.barcode.trim(), "barcode"),
  };
}

/** The store's sale price, or none: the shop's own does not stay beside the store's values. */
function salePriceOf(
  { salePrice, salePriceFrom, salePriceUntil }: PulledProduct | PulledVariation,
  toLocal: (price: string) => string,
): Partial<ImportRow> {
  // A price without the days that it is for would be charged at once and without end.
  if (salePriceFrom === undefined || salePriceUntil === undefined) return {};
  const isNever = salePriceFrom !== null && salePriceUntil !== null && salePriceUntil < salePriceFrom;
  if (!isPrice(salePrice) || isNever) return { ...NO_SALE_PRICE, hasSalePrice: true };
  return { hasSalePrice: true, salePrice: toLocal(salePrice), salePriceFrom, salePriceUntil };
}

function textOf(text: string, column: "name" | "barcode" | "description" | "shortDescription"): string | null {
  return text === "" ? null : text.slice(0, LIMITS[column]);
}

function addressesOf(addresses: readonly string[]): string[] {
  const usable = addresses.filter((address) => /^https?:\/\//i.test(address) && address.length <= MAX_ADDRESS);
  return [...new Set(usable)].slice(0, MAX_IMAGES);
}

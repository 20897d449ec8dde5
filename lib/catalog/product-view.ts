/** What the pages and the API show of products. Decimals are text, times ISO 8601 in UTC. */
import type { Page } from "@/lib/list/page";

export type ImageView = { id: number; fileName: string; width: number; height: number };

export type StockView = { locationId: number; quantity: string };

export type ProductListItem = {
  id: number;
  type: "simple" | "variable";
  name: string;
  sku: string;
  category: { id: number; name: string } | null;
  tracksStock: boolean;
  isSyncDisabled: boolean;
  image: ImageView | null;
  /** Of the cheapest and the dearest variation. */
  priceFrom: string;
  priceTo: string;
  variationCount: number;
  /** Over all variations, per location where something was ever counted. */
  stock: StockView[];
  /** A variation is at or below its reorder level, all locations together. */
  isLow: boolean;
};

/** `total` is of all products that fit the filters, not of this page. */
export type ProductPage = Page<ProductListItem> & { total: number };

export type VariationView = {
  id: number;
  sku: string;
  barcode: string;
  price: string;
  weight: string | null;
  /** Reorder level; null: the general one. */
  lowStockAt: string | null;
  image: ImageView | null;
  isArchived: boolean;
  options: { attribute: string; value: string }[];
  /** Price group id → price */
  groupPrices: Record<string, string>;
  stock: StockView[];
};

export type ProductView = {
  id: number;
  type: "simple" | "variable";
  name: string;
  sku: string;
  categoryId: number | null;
  taxRateId: number | null;
  description: string;
  shortDescription: string;
  tracksStock: boolean;
  isSyncDisabled: boolean;
  isArchived: boolean;
  updatedAt: string;
  images: ImageView[];
  variations: VariationView[];
};

/** What the forms choose from. */
export type CatalogChoices = {
  locations: { id: number; name: string }[];
  priceGroups: { id: number; name: string }[];
  taxRates: { id: number; name: string; percent: string }[];
  currency: string;
  weightUnit: string;
  pricesIncludeTax: boolean;
  timeZone: string;
};

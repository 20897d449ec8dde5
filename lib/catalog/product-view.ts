/** Shapes of products in pages and the API. Decimals are strings, times ISO 8601 in UTC. */
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
  /** Prices of the cheapest and the most expensive variation. */
  priceFrom: string;
  priceTo: string;
  variationCount: number;
  /** Sums over all variations, per location with stock levels. */
  stock: StockView[];
  /** Whether a variation is at or below its reorder level, over all locations. */
  isLow: boolean;
};

/** `total` counts all products that match the filters. */
export type ProductPage = Page<ProductListItem> & { total: number };

export type VariationView = {
  id: number;
  sku: string;
  barcode: string;
  price: string;
  /** Null for none. Its first and last day are in the business's time zone, null for an open end. */
  salePrice: string | null;
  salePriceFrom: string | null;
  salePriceUntil: string | null;
  weight: string | null;
  /** Reorder level, or null for LOW_STOCK_AT. */
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

/** What product forms offer. */
export type CatalogChoices = {
  locations: { id: number; name: string }[];
  priceGroups: { id: number; name: string }[];
  taxRates: { id: number; name: string; percent: string }[];
  currency: string;
  weightUnit: string;
  pricesIncludeTax: boolean;
  timeZone: string;
};

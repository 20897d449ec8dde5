/**
 * A product as the plan sees it: plain values, decimals as strings, times left out.
 * Loaded by load-product-snapshots.ts; made by hand in tests.
 */
export type VariationSnapshot = {
  id: number;
  sku: string;
  /** As the business types prices. */
  price: string;
  /** Price of the store's price group, as the business types prices; null if it has none. */
  groupPrice: string | null;
  /** In the business's weight unit. */
  weight: string | null;
  /** Stock at the store's location. */
  quantity: string;
  mediaId: number | null;
  position: number;
  isArchived: boolean;
  /** In the order of the product's attributes. */
  options: { attributeId: number; valueId: number; value: string }[];
};

export type ProductSnapshot = {
  id: number;
  type: "simple" | "variable";
  name: string;
  sku: string;
  categoryId: number | null;
  /** In percent; null if untaxed. */
  taxPercent: string | null;
  taxRateId: number | null;
  description: string;
  shortDescription: string;
  tracksStock: boolean;
  isSyncDisabled: boolean;
  isArchived: boolean;
  attributes: { id: number; name: string }[];
  mediaIds: number[];
  variations: VariationSnapshot[];
};

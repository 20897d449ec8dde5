/**
 * What planning needs of a variation: plain values, decimals as strings, no times but those of a sale price.
 * load-snapshots.ts loads it, and tests build it themselves.
 */
export type VariationSnapshot = {
  id: number;
  sku: string;
  /** With or without tax, as the business types prices. */
  price: string;
  /** Price of the store's price group, as the business types prices; null if it has none. */
  groupPrice: string | null;
  /** Null when the shop has never decided on one: the store's own is left unchanged then. */
  salePrice: SalePriceSnapshot | null;
  /** In the business's weight unit. */
  weight: string | null;
  /** The level at the store's location. */
  quantity: string;
  mediaId: number | null;
  position: number;
  isArchived: boolean;
  /** In the order of the product's attributes. */
  options: { attributeId: number; valueId: number; value: string }[];
};

/** A sale price, typed as the price is, null for none; times are ISO 8601 in UTC, null for an open end. */
export type SalePriceSnapshot = { price: string | null; from: string | null; until: string | null };

export type ProductSnapshot = {
  id: number;
  type: "simple" | "variable";
  /** As entered, which is how the shop and its logs name the product. */
  name: string;
  /** In the store's language if there is such a text, otherwise as entered; so are the descriptions. */
  sentName: string;
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

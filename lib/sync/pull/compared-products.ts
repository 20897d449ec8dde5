import type { PulledProduct, PulledVariation } from "@/lib/woo/resources/pulled";

/** A product of the store as read. `sku` is its own, "" for none. */
export type RemoteProduct = { remoteId: number; sku: string; product: PulledProduct; variations: RemoteVariation[] };
export type RemoteVariation = { remoteId: number; sku: string; variation: PulledVariation };

/** A product of the shop that could be it. Prices and quantities are decimals. */
export type LocalProduct = {
  id: number;
  type: "simple" | "variable";
  name: string;
  /** In the store's language if there is such a name, otherwise as entered. */
  sentName: string;
  sku: string;
  tracksStock: boolean;
  /** Its attributes as `optionKeys` writes them; null for none. */
  attributeKey: string | null;
  variations: LocalVariation[];
};
export type LocalVariation = {
  id: number;
  sku: string;
  /** "" for none. */
  barcode: string;
  price: string;
  /** Null for none. */
  salePrice: string | null;
  quantity: string;
  /** Its values as `optionKeys` writes them. */
  optionKey: string;
  isArchived: boolean;
};

/** What the shop knows of the products of a slice. Keys of SKUs are normalised. */
export type ShopIndex = {
  products: ReadonlyMap<number, LocalProduct>;
  /** Remote id → product, or variation, of existing links. */
  linkedProducts: ReadonlyMap<number, number>;
  linkedVariations: ReadonlyMap<number, number>;
  /** Products that are linked with another remote product, or matched by an earlier one of this pull. */
  taken: ReadonlySet<number>;
  /** SKU → product that has it, itself or by a variation. */
  bySku: ReadonlyMap<string, number>;
  byBarcode: ReadonlyMap<string, number>;
  /** SKU → the first remote thing of this pull that has it. */
  firstBySku: ReadonlyMap<string, number>;
  /** Remote id of a global attribute → its name. */
  attributeNames: ReadonlyMap<number, string>;
  /** The price in the shop of a price in the store, by the tax rate that the product gets. */
  toLocalPrice: (price: string, product: PulledProduct) => string;
};

import type { TileName } from "./tiles";

/** Name of one of the business's tax rates; null leaves the product without one. */
export type SeedTax = "standard" | "food" | "exempt" | null;

/** Stock at [shop, warehouse]; null: never counted there. Left out: generated from the SKU. */
export type SeedStock = readonly [shop: string | null, warehouse: string | null];

export type SeedOptions = {
  stock?: SeedStock;
  tiles?: readonly TileName[];
  tax?: SeedTax;
  weight?: string;
  isSyncDisabled?: boolean;
  /** Has no barcode although its neighbours have one. */
  hasNoBarcode?: boolean;
  description?: string;
};

/** One simple product. Its description is made from the note. */
export type SeedRow = readonly [name: string, sku: string, price: string, note: string, options?: SeedOptions];

/** A value of the variations' attribute: its code ends the SKU, its factor multiplies the price. */
export type SeedValue = readonly [name: string, code: string, factor?: string];

export type SeedVariableRow = readonly [
  name: string,
  sku: string,
  price: string,
  note: string,
  axes: Record<string, readonly SeedValue[]>,
  options?: SeedOptions & { variationTiles?: Record<string, TileName>; discontinued?: readonly string[] },
];

export type SeedGroup = {
  /** Path of names from the top of the tree; null: no category. */
  category: readonly string[] | null;
  tax: SeedTax;
  tile: TileName;
  /** In kilograms */
  weight?: string;
  tracksStock?: boolean;
  describe: (name: string, note: string) => string;
  simple?: readonly SeedRow[];
  variable?: readonly SeedVariableRow[];
};

export type StockWarning = { productId: number; name: string; sku: string; quantity: string };

export type ShopOverview = {
  products: number;
  variations: number;
  notSynced: number;
  uncategorised: number;
  /** Variations at or below their reorder level: the lines of the stock list's "low". */
  toReorder: number;
  /** Those of them of which nothing is left. */
  soldOut: number;
  /** Products with nothing left of any variation. */
  outProducts: number;
  warnings: StockWarning[];
};

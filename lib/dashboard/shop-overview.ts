export type StockWarning = { productId: number; name: string; sku: string; quantity: string };

export type ShopOverview = {
  products: number;
  variations: number;
  notSynced: number;
  uncategorised: number;
  /** Variations at or below their reorder level, as in the stock list's "low". */
  toReorder: number;
  /** Of `toReorder`, the variations without stock. */
  soldOut: number;
  /** Products whose variations all have no stock. */
  outProducts: number;
  warnings: StockWarning[];
};

export type StockWarning = { productId: number; name: string; sku: string; quantity: string };

export type ShopOverview = {
  products: number;
  variations: number;
  notSynced: number;
  uncategorised: number;
  /** Products with a variation at or below the low mark, but not sold out altogether. */
  lowProducts: number;
  outProducts: number;
  warnings: StockWarning[];
};

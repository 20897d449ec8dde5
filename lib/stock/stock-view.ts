import type { ImageView } from "@/lib/catalog/product-view";
import type { Page } from "@/lib/list/page";
import type { MovementKind } from "./movement-schema";

/** A variation with what there is of it. */
export type StockRow = {
  variationId: number;
  productId: number;
  name: string;
  /** "M / Ink"; empty for the only variation of a product. */
  label: string;
  sku: string;
  barcode: string | null;
  image: ImageView | null;
  /** Removed from sale, and listed only while some of it is left. */
  isArchived: boolean;
  /** Null: the general level holds. */
  lowStockAt: string | null;
  levels: { locationId: number; quantity: string }[];
};

export type StockPage = Page<StockRow>;

/** `exact` is what a scanned code means: its barcode or SKU is the very text. */
export type FoundStock = { exact: StockRow | null; items: StockRow[] };

export type LedgerLine = {
  id: number;
  kind: MovementKind;
  /** Signed: goods in are positive. */
  quantity: string;
  reason: string;
  productId: number;
  variationId: number;
  name: string;
  label: string;
  sku: string;
  locationName: string;
  userName: string | null;
  createdAt: string;
};

export type LedgerPage = Page<LedgerLine>;

/** What a count changed, and what it found as expected. */
export type CountResult = { reference: string; changed: number; unchanged: number };

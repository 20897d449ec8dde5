import type { ImageView } from "@/lib/catalog/product-view";
import type { Page } from "@/lib/list/page";
import type { MovementKind } from "./movement-schema";

/** A variation with its stock levels. */
export type StockRow = {
  variationId: number;
  productId: number;
  name: string;
  /** "M / Ink". Empty for the only variation of a product. */
  label: string;
  sku: string;
  barcode: string | null;
  image: ImageView | null;
  /** Archived variations are listed only while they have stock. */
  isArchived: boolean;
  /** Null for the default reorder level. */
  lowStockAt: string | null;
  levels: { locationId: number; quantity: string }[];
};

export type StockPage = Page<StockRow>;

/** `exact` is the only variation whose barcode or SKU equals the text. */
export type FoundStock = { exact: StockRow | null; items: StockRow[] };

export type LedgerLine = {
  id: number;
  kind: MovementKind;
  /** Signed: incoming goods are positive. */
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

/** Numbers of lines with and without a difference. */
export type CountResult = { reference: string; changed: number; unchanged: number };

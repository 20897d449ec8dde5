/** Shapes of what the till shows. Decimals are strings, times ISO 8601 in UTC. */
import type { ImageView } from "@/lib/catalog/product-view";
import type { Page } from "@/lib/list/page";
import type { Cart } from "./cart-schema";

export type TillVariation = {
  id: number;
  sku: string;
  barcode: string;
  /** "M, Blue". Empty for a simple product. */
  label: string;
  /** What is charged, as the business enters prices. */
  price: string;
  /** The price without the sale price that is charged now; null when none is. */
  regularPrice: string | null;
  /** At the till's location. */
  stock: string;
};

/** A product on sale, with the requested variations. */
export type TillItem = {
  productId: number;
  name: string;
  image: ImageView | null;
  tracksStock: boolean;
  taxPercent: string;
  variations: TillVariation[];
};

/** The scanned quantity and code, and the products with the code. */
export type ScanResult = { quantity: string; code: string; items: TillItem[] };

export type TillPage = Page<TillItem>;

export type TillCustomer = { id: number; name: string; phone: string | null; email: string | null };

export type HeldSale = {
  id: number;
  number: string;
  total: string;
  currency: string;
  note: string;
  heldAt: string;
  customerName: string | null;
  heldBy: string | null;
  locationName: string;
  lineCount: number;
};

/** A sale whose answer was lost, so that the till does not know it. */
export type SoldCart = { id: number; number: string; total: string; change: string; cart: Cart };

export type HeldCart = { saleId: number; cart: Cart; customer: TillCustomer | null; items: TillItem[] };

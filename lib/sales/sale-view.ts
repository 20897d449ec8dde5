/** Shapes of sales in pages and the API. Decimals are strings, times ISO 8601 in UTC. */
import type { Page } from "@/lib/list/page";
import type { DraftReason, SaleLineKind, ShippingStatus } from "@/lib/generated/prisma/enums";

/** Whether a sale is held: a draft that the till parked to finish later. */
export function isHeld({
  source,
  status,
  draftReason,
}: Pick<SaleListItem, "source" | "status" | "draftReason">): boolean {
  return source === "pos" && status === "draft" && draftReason === "held";
}

export type SaleListItem = {
  id: number;
  number: string;
  /** The store's number of an imported order. */
  orderNumber: string | null;
  source: "pos" | "woocommerce";
  status: "draft" | "final";
  draftReason: DraftReason | null;
  soldAt: string;
  customerName: string | null;
  locationName: string;
  currency: string;
  total: string;
  refunded: string;
};

export type SalePage = Page<SaleListItem> & { total: number };

export type SaleLineView = {
  id: number;
  kind: SaleLineKind;
  productId: number | null;
  name: string;
  sku: string | null;
  quantity: string;
  unitPrice: string;
  subtotal: string;
  total: string;
  taxTotal: string;
  /** With tax, after discounts. */
  gross: string;
  returned: string;
  isFlagged: boolean;
};

export type SaleReturnView = {
  id: number;
  reason: string;
  total: string;
  /** Method of the refund. Null when the store did not state it. */
  method: string | null;
  reference: string;
  by: string | null;
  /** Whether it is a refund of the store. */
  isFromStore: boolean;
  createdAt: string;
  lines: { name: string; quantity: string; restocked: string }[];
};

export type SaleView = {
  id: number;
  number: string;
  source: "pos" | "woocommerce";
  status: "draft" | "final";
  draftReason: DraftReason | null;
  shippingStatus: ShippingStatus;
  order: { storeName: string; number: string; status: string } | null;
  isDeletedInStore: boolean;
  businessName: string;
  locationName: string;
  customer: { id: number; name: string; phone: string | null; email: string | null } | null;
  /** The user who completed the sale at the till. */
  soldById: number | null;
  soldBy: string | null;
  soldAt: string;
  finalAt: string | null;
  currency: string;
  timeZone: string;
  pricesIncludeTax: boolean;
  note: string;
  subtotal: string;
  discountTotal: string;
  shippingTotal: string;
  feeTotal: string;
  taxTotal: string;
  rounding: string;
  total: string;
  refunded: string;
  /** Amount still to pay. */
  due: string;
  taxes: { label: string; percent: string | null; amount: string }[];
  lines: SaleLineView[];
  payments: { id: number; method: string; label: string; amount: string; reference: string; paidAt: string }[];
  returns: SaleReturnView[];
};

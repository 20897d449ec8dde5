import type { DraftReason, OrderState, SaleLineKind, SaleStatus, ShippingStatus } from "@/lib/generated/prisma/enums";
import type { Page } from "@/lib/list/page";
import type { AgreedOrder, OrderPart } from "./agreed-order";
import type { MissingStock } from "./missing-stock";

/** Which orders are listed; every list but "all" needs a person. */
export const ORDER_VIEWS = ["all", "waiting", "conflicts", "flagged", "deleted", "failed"] as const;
export type OrderViewName = (typeof ORDER_VIEWS)[number];

/** Travels as JSON: times are ISO strings, amounts decimal strings. */
export type OrderListItem = {
  saleId: number;
  remoteId: number;
  number: string;
  remoteStatus: string;
  state: OrderState;
  status: SaleStatus;
  draftReason: DraftReason | null;
  shippingStatus: ShippingStatus;
  customer: string | null;
  soldAt: string;
  currency: string;
  total: string;
  refundedTotal: string;
  isEdited: boolean;
  hasFlaggedLines: boolean;
  /** Shortages of an order that waits for stock, else empty. */
  missing: MissingStock[];
};

export type OrderPage = Page<OrderListItem>;

export type OrderCounts = Record<Exclude<OrderViewName, "all">, number>;

/** With the number of the store's orders that need a person. */
export type CountedOrderPage = OrderPage & { counts: OrderCounts };

/** A status of the store, how many orders have it, and whether a person has mapped it. */
export type StatusInUse = { status: string; orders: number; isMapped: boolean };

export type OrderFailureView = {
  remoteId: number;
  number: string;
  errorCode: string;
  errorDetail: string | null;
  attempts: number;
  nextTryAt: string;
  createdAt: string;
  /** The quantities that are not repaired because of it: none once it is old, all while its lines are unreadable. */
  blocks: "nothing" | "itsGoods" | "everything";
};
export type OrderFailurePage = Page<OrderFailureView>;

export type OrderTaxView = { label: string; percent: string | null; amount: string; rateName: string | null };

export type OrderLineView = {
  id: number;
  kind: SaleLineKind;
  name: string;
  sku: string | null;
  quantity: string;
  unitPrice: string;
  subtotal: string;
  total: string;
  taxTotal: string;
  isFlagged: boolean;
  productId: number | null;
  taxes: OrderTaxView[];
};

export type OrderReturnView = {
  id: number;
  reason: string;
  total: string;
  createdAt: string;
  lines: { name: string | null; quantity: string; total: string; taxTotal: string; restocked: string }[];
};

export type OrderAddress = Record<string, string>;

export type OrderConflictView = {
  contentHash: string;
  parts: OrderPart[];
  agreed: AgreedOrder;
  pos: AgreedOrder;
  store: AgreedOrder;
};

export type OrderDetail = Omit<OrderListItem, "hasFlaggedLines"> & {
  storeId: number;
  /** URL of the order in the store's admin. */
  adminUrl: string;
  location: string;
  saleNumber: string;
  pricesIncludeTax: boolean;
  email: string | null;
  phone: string | null;
  billing: OrderAddress;
  shipping: OrderAddress;
  customerNote: string;
  subtotal: string;
  discountTotal: string;
  shippingTotal: string;
  feeTotal: string;
  taxTotal: string;
  rounding: string;
  remoteModifiedAt: string;
  importedAt: string;
  editedAt: string | null;
  deletedInStoreAt: string | null;
  lines: OrderLineView[];
  /** Summed per rate over all lines. */
  taxes: OrderTaxView[];
  coupons: { code: string; discount: string }[];
  payments: { id: number; method: string; label: string; amount: string; reference: string; paidAt: string }[];
  returns: OrderReturnView[];
  notes: { id: number; author: string; text: string; isForBuyer: boolean; createdAt: string }[];
  conflict: OrderConflictView | null;
};

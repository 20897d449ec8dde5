import type { SaleStatusName, ShippingStatusName } from "@/lib/sync/settings/order-settings";

/** Decimal strings throughout; amounts are net unless their comment states otherwise. */
export type DraftTax = {
  taxRateId: number | null;
  remoteRateId: number | null;
  label: string;
  percent: string | null;
  amount: string;
};

export type DraftLine = {
  kind: "product" | "free_text" | "shipping" | "fee" | "rounding";
  remoteLineId: number | null;
  variationId: number | null;
  name: string;
  sku: string | null;
  quantity: string;
  /** Per unit, before discount. */
  unitPrice: string;
  subtotal: string;
  total: string;
  taxTotal: string;
  isFlagged: boolean;
  /** Units that the store reduced its own stock by for this line and did not restock. */
  storeReduced: string;
  /** Units that the store restocked with refunds. */
  restocked: string;
  /** Units that the store had taken before its quantity was pulled; absent where none was pulled. */
  countedOut?: string | undefined;
  /** Its goods had left before the quantity was pulled, and the store never took them: it takes no stock. */
  isCountedBefore?: true | undefined;
  taxes: DraftTax[];
};

export type DraftReturnLine = {
  remoteLineId: number | null;
  quantity: string;
  total: string;
  taxTotal: string;
  restocked: string;
};

/** Amounts are positive, `total` is gross. */
export type DraftReturn = {
  remoteId: number;
  reason: string;
  total: string;
  createdAt: Date | null;
  lines: DraftReturnLine[];
};

export type DraftPayment = { method: string; label: string; amount: string; reference: string; paidAt: Date };

export type DraftAddress = {
  firstName: string;
  lastName: string;
  company: string;
  address1: string;
  address2: string;
  city: string;
  state: string;
  postcode: string;
  country: string;
  email: string;
  phone: string;
};

/** An order converted to the fields of a sale. */
export type OrderDraft = {
  remoteId: number;
  parentRemoteId: number | null;
  number: string;
  remoteStatus: string;
  createdAt: Date;
  modifiedAt: Date;
  status: SaleStatusName;
  shippingStatus: ShippingStatusName;
  currency: string;
  pricesIncludeTax: boolean;
  customer: { remoteId: number | null; name: string; email: string | null; phone: string | null };
  billing: DraftAddress;
  shipping: DraftAddress;
  customerNote: string;
  lines: DraftLine[];
  coupons: { code: string; discount: string }[];
  payments: DraftPayment[];
  returns: DraftReturn[];
  totals: {
    subtotal: string;
    discountTotal: string;
    shippingTotal: string;
    feeTotal: string;
    taxTotal: string;
    rounding: string;
    total: string;
    refundedTotal: string;
  };
};

import { Decimal } from "decimal.js";
import { decodeHtmlText } from "@/lib/woo/html-text";
import { GIFT_CARD_METHOD } from "@/lib/sales/payment-methods";
import { normaliseSku } from "@/lib/woo/resources/sku";
import { parentOrderIdOf, type WooAddress, type WooOrder } from "@/lib/woo/resources/orders";
import { restockedOf, storeReducedOf, type WooLineItem } from "@/lib/woo/resources/order-lines";
import type { WooRefund } from "@/lib/woo/resources/refunds";
import { parseWooDate } from "@/lib/woo/woo-date";
import { countedOutOf } from "./counted-out";
import { explainTotal } from "./explain-total";
import { mapReturns } from "./map-returns";
import { taxMapper } from "./map-taxes";
import type { DraftAddress, DraftLine, DraftPayment, DraftTax, OrderDraft } from "./order-draft";
import { type OrderSettings, toSaleStatus, toShippingStatus } from "@/lib/sync/settings/order-settings";

/** The column of a price holds 13 digits before the point. */
const MAX_UNIT_PRICE = new Decimal("1e13");

/** The snapshot of products and taxes that mapping an order needs. */
export type OrderContext = {
  settings: OrderSettings;
  /** Remote product or variation id → variation id, of simple products and variations. */
  variationByRemoteId: ReadonlyMap<number, number>;
  /** Normalised SKU → variation id */
  variationBySku: ReadonlyMap<string, number>;
  /** Variation id → when a pull read its quantity, by the store's clock. */
  stockReadAt: ReadonlyMap<number, Date>;
  /** Remote tax rate id → tax rate id, as staff mapped them. */
  taxRateByRemoteId: ReadonlyMap<number, number>;
  /** For an order whose currency cannot be read. */
  currency: string;
};

/**
 * Converts an order to a draft of a sale. Amounts are the store's own, since the customer paid them. What the lines do
 * not explain of the total is a rounding line, or a payment by gift card or credit. Lines are net whatever
 * `prices_include_tax` says, and the order's total is gross (recorded: order.create.processing).
 */
export function mapOrder(order: WooOrder, refunds: readonly WooRefund[], context: OrderContext): OrderDraft {
  const toTaxes = taxMapper(order, context.taxRateByRemoteId);
  const items = order.line_items.map((item) => toProductLine(item, context, toTaxes(item.taxes)));
  const shipping = order.shipping_lines.map((line): DraftLine => ({
    ...plainLine("shipping", line, toTaxes(line.taxes)),
    name: decodeHtmlText(line.method_title) || "Shipping",
  }));
  const fees = order.fee_lines.map((line): DraftLine => ({
    ...plainLine("fee", line, toTaxes(line.taxes)),
    name: decodeHtmlText(line.name) || "Fee",
  }));
  const known = [...items, ...shipping, ...fees];
  const explained = sum(known.flatMap((line) => [line.total, line.taxTotal]));
  const { total, rounding, isFlagged, giftCard } = explainTotal(order, explained);
  const createdAt = placedAt(order);
  const modifiedAt = parseWooDate(order.date_modified_gmt) ?? createdAt;
  const returns = mapReturns(order, refunds);
  const status = toSaleStatus(order.status, context.settings);
  const dated = {
    remoteStatus: order.status,
    isSettled: status === "final" || order.status === "refunded",
    gateway: order.payment_method,
    createdAt,
    modifiedAt,
    paidAt: parseWooDate(order.date_paid_gmt),
    returns,
  };
  const counted = known.map((line): DraftLine => {
    const readAt = line.variationId === null ? undefined : context.stockReadAt.get(line.variationId);
    if (readAt === undefined) return line;
    const countedOut = countedOutOf(line, dated, readAt);
    return countedOut === null ? { ...line, isCountedBefore: true } : { ...line, countedOut };
  });
  const lines = rounding.isZero() ? counted : [...counted, roundingLine(rounding, isFlagged)];
  return {
    remoteId: order.id,
    parentRemoteId: parentOrderIdOf(order),
    number: order.number || String(order.id),
    remoteStatus: order.status,
    createdAt,
    modifiedAt,
    status,
    shippingStatus: toShippingStatus(order.status, context.settings),
    currency: currencyOf(order, context),
    pricesIncludeTax: order.prices_include_tax,
    customer: toCustomer(order),
    billing: toAddress(order.billing),
    shipping: toAddress(order.shipping),
    customerNote: order.customer_note,
    lines,
    coupons: order.coupon_lines.map((line) => ({ code: line.code, discount: decimal(line.discount) })),
    payments: toPayments(order, context.settings, giftCard, createdAt),
    returns,
    totals: {
      subtotal: sum(items.map((line) => line.subtotal)).toFixed(),
      discountTotal: sum(items.map((line) => new Decimal(line.subtotal).minus(line.total).toFixed())).toFixed(),
      shippingTotal: sum(shipping.map((line) => line.total)).toFixed(),
      feeTotal: sum(fees.map((line) => line.total)).toFixed(),
      taxTotal: sum(known.map((line) => line.taxTotal)).toFixed(),
      rounding: rounding.toFixed(),
      total: total.toFixed(),
      refundedTotal: sum(returns.map((orderReturn) => orderReturn.total)).toFixed(),
    },
  };
}

function toProductLine(item: WooLineItem, context: OrderContext, taxes: DraftTax[]): DraftLine {
  const remoteId = item.variation_id || item.product_id;
  const variationId =
    context.variationByRemoteId.get(remoteId) ??
    (item.sku === "" ? undefined : context.variationBySku.get(normaliseSku(item.sku))) ??
    null;
  const quantity = decimal(item.quantity);
  const subtotal = decimal(item.subtotal);
  return {
    kind: variationId === null ? "free_text" : "product",
    remoteLineId: item.id || null,
    variationId,
    name: decodeHtmlText(item.name) || item.sku || "Product",
    sku: item.sku || null,
    quantity,
    unitPrice: unitPriceOf(subtotal, quantity),
    subtotal,
    total: decimal(item.total),
    taxTotal: decimal(item.total_tax),
    // A quantity that cannot be read takes no stock, which a person has to know.
    isFlagged: variationId === null || item.quantity === "",
    storeReduced: storeReducedOf(item),
    restocked: restockedOf(item),
    taxes,
  };
}

/** Per unit; the amount of the line where there is no quantity, or one so small that the price fits no column. */
function unitPriceOf(subtotal: string, quantity: string): string {
  if (new Decimal(quantity).isZero()) return subtotal;
  const price = new Decimal(subtotal).div(quantity);
  return price.abs().gte(MAX_UNIT_PRICE) ? subtotal : price.toDecimalPlaces(6).toFixed();
}

function plainLine(
  kind: "shipping" | "fee",
  line: { id: number; total: string; total_tax: string },
  taxes: DraftTax[],
): Omit<DraftLine, "name"> {
  const total = decimal(line.total);
  return {
    kind,
    remoteLineId: line.id || null,
    variationId: null,
    sku: null,
    quantity: "1",
    unitPrice: total,
    subtotal: total,
    total,
    taxTotal: decimal(line.total_tax),
    isFlagged: false,
    storeReduced: "0",
    restocked: "0",
    taxes,
  };
}

function roundingLine(amount: Decimal, isFlagged: boolean): DraftLine {
  const total = amount.toFixed();
  return {
    kind: "rounding",
    remoteLineId: null,
    variationId: null,
    name: "",
    sku: null,
    quantity: "1",
    unitPrice: total,
    subtotal: total,
    total,
    taxTotal: "0",
    isFlagged,
    storeReduced: "0",
    restocked: "0",
    taxes: [],
  };
}

function toCustomer({ customer_id, billing, shipping }: WooOrder): OrderDraft["customer"] {
  const nameOf = (address: WooAddress) =>
    [address.first_name.trim(), address.last_name.trim()].filter(Boolean).join(" ") || address.company.trim();
  return {
    remoteId: customer_id || null,
    name: nameOf(billing) || nameOf(shipping) || billing.email,
    email: billing.email.includes("@") ? billing.email.trim().toLowerCase() : null,
    phone: billing.phone || shipping.phone || null,
  };
}

/** The payment that the store records, and what a gift card or credit paid of the rest. */
function toPayments(order: WooOrder, settings: OrderSettings, giftCard: Decimal, createdAt: Date): DraftPayment[] {
  const paidAt = parseWooDate(order.date_paid_gmt);
  const payments: DraftPayment[] = [];
  if (paidAt !== null && !new Decimal(decimal(order.total)).isZero()) {
    const method = settings.paymentMethods[order.payment_method] ?? "online";
    const label = decodeHtmlText(order.payment_method_title) || order.payment_method || method;
    payments.push({ method, label, amount: decimal(order.total), reference: order.transaction_id, paidAt });
  }
  if (giftCard.isZero()) return payments;
  const gift = { method: GIFT_CARD_METHOD, label: GIFT_CARD_METHOD, amount: giftCard.toFixed(), reference: "" };
  return [...payments, { ...gift, paidAt: paidAt ?? createdAt }];
}

/** A plugin's own code, such as USDT, is XXX: no currency that an amount can be shown or summed in. */
function currencyOf({ currency }: WooOrder, context: OrderContext): string {
  if (currency === "") return context.currency;
  return /^[A-Z]{3}$/i.test(currency) ? currency : "XXX";
}

/** When an order was placed. A time in the shop's zone is hours off, which is better than none. */
export function placedAt(order: WooOrder): Date {
  const dates = [order.date_created_gmt, order.date_created, order.date_paid_gmt, order.date_modified_gmt];
  return dates.map(parseWooDate).find((date) => date !== null) ?? new Date(0);
}

/** Converts an address of the store. */
export function toAddress(address: WooAddress): DraftAddress {
  return {
    firstName: address.first_name,
    lastName: address.last_name,
    company: address.company,
    address1: address.address_1,
    address2: address.address_2,
    city: address.city,
    state: address.state,
    postcode: address.postcode,
    country: address.country,
    email: address.email,
    phone: address.phone,
  };
}

function sum(amounts: readonly string[]): Decimal {
  return amounts.reduce((total, amount) => total.plus(amount), new Decimal(0));
}

/** The store sends "" for an amount of zero. */
function decimal(amount: string): string {
  return amount === "" ? "0" : amount;
}

import { Decimal } from "decimal.js";
import { decodeHtmlText } from "@/lib/woo/html-text";
import { normaliseSku } from "@/lib/woo/resources/sku";
import type { WooAddress, WooOrder } from "@/lib/woo/resources/orders";
import { restockedOf, storeReducedOf, type WooLineItem } from "@/lib/woo/resources/order-lines";
import type { WooRefund } from "@/lib/woo/resources/refunds";
import { parseWooDate } from "@/lib/woo/woo-date";
import { mapReturns } from "./map-returns";
import type { DraftAddress, DraftLine, DraftTax, OrderDraft } from "./order-draft";
import { type OrderSettings, toSaleStatus, toShippingStatus } from "@/lib/sync/settings/order-settings";

/** The snapshot of products and taxes that mapping an order needs. */
export type OrderContext = {
  settings: OrderSettings;
  /** Remote product or variation id → variation id, of simple products and variations. */
  variationByRemoteId: ReadonlyMap<number, number>;
  /** Normalised SKU → variation id */
  variationBySku: ReadonlyMap<string, number>;
  /** Remote tax rate id → tax rate id, as staff mapped them. */
  taxRateByRemoteId: ReadonlyMap<number, number>;
};

/**
 * Converts an order to a draft of a sale. Amounts are the store's own, since the customer paid them, and a
 * rounding line carries what the lines do not explain of the total. Lines are net whatever
 * `prices_include_tax` says, and the order's total is gross (recorded: order.create.processing).
 */
export function mapOrder(order: WooOrder, refunds: readonly WooRefund[], context: OrderContext): OrderDraft {
  const rates = new Map(order.tax_lines.map((line) => [line.rate_id, line]));
  const toTaxes = (taxes: readonly { id: number; total: string }[]): DraftTax[] =>
    taxes.flatMap(({ id, total }) => {
      // The store lists rates that do not apply to a line with an empty total.
      if (total === "" || (new Decimal(total).isZero() && !rates.has(id))) return [];
      const rate = rates.get(id);
      const percent = rate && rate.rate_percent !== "" ? rate.rate_percent : null;
      return [
        {
          taxRateId: context.taxRateByRemoteId.get(id) ?? null,
          remoteRateId: id,
          label: rate?.label || "Tax",
          percent,
          amount: decimal(total),
        },
      ];
    });
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
  const total = decimal(order.total);
  const explained = sum(known.flatMap((line) => [line.total, line.taxTotal]));
  const rounding = new Decimal(total).minus(explained);
  const lines = rounding.isZero() ? known : [...known, roundingLine(rounding)];
  const createdAt = parseWooDate(order.date_created_gmt) ?? new Date(0);
  const returns = mapReturns(order, refunds);
  return {
    remoteId: order.id,
    number: order.number || String(order.id),
    remoteStatus: order.status,
    createdAt,
    modifiedAt: parseWooDate(order.date_modified_gmt) ?? createdAt,
    status: toSaleStatus(order.status, context.settings),
    shippingStatus: toShippingStatus(order.status, context.settings),
    currency: order.currency,
    pricesIncludeTax: order.prices_include_tax,
    customer: toCustomer(order),
    billing: toAddress(order.billing),
    shipping: toAddress(order.shipping),
    customerNote: order.customer_note,
    lines,
    coupons: order.coupon_lines.map((line) => ({ code: line.code, discount: decimal(line.discount) })),
    payment: toPayment(order, context.settings),
    returns,
    totals: {
      subtotal: sum(items.map((line) => line.subtotal)).toFixed(),
      discountTotal: sum(items.map((line) => new Decimal(line.subtotal).minus(line.total).toFixed())).toFixed(),
      shippingTotal: sum(shipping.map((line) => line.total)).toFixed(),
      feeTotal: sum(fees.map((line) => line.total)).toFixed(),
      taxTotal: sum(known.map((line) => line.taxTotal)).toFixed(),
      rounding: rounding.toFixed(),
      total,
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
    name: decodeHtmlText(item.name),
    sku: item.sku || null,
    quantity,
    unitPrice: new Decimal(quantity).isZero()
      ? subtotal
      : new Decimal(subtotal).div(quantity).toDecimalPlaces(6).toFixed(),
    subtotal,
    total: decimal(item.total),
    taxTotal: decimal(item.total_tax),
    isFlagged: variationId === null,
    storeReduced: storeReducedOf(item),
    restocked: restockedOf(item),
    taxes,
  };
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

function roundingLine(amount: Decimal): DraftLine {
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
    isFlagged: false,
    storeReduced: "0",
    restocked: "0",
    taxes: [],
  };
}

function toCustomer({ customer_id, billing, shipping }: WooOrder): OrderDraft["customer"] {
  const nameOf = (address: WooAddress) =>
    [address.first_name, address.last_name].filter(Boolean).join(" ") || address.company;
  return {
    remoteId: customer_id || null,
    name: nameOf(billing) || nameOf(shipping) || billing.email,
    email: billing.email.trim().toLowerCase() || null,
    phone: billing.phone || shipping.phone || null,
  };
}

function toPayment(order: WooOrder, settings: OrderSettings): OrderDraft["payment"] {
  const paidAt = parseWooDate(order.date_paid_gmt);
  if (paidAt === null || new Decimal(decimal(order.total)).isZero()) return null;
  const method = settings.paymentMethods[order.payment_method] ?? "online";
  const label = decodeHtmlText(order.payment_method_title) || order.payment_method || method;
  return { method, label, amount: decimal(order.total), reference: order.transaction_id, paidAt };
}

function toAddress(address: WooAddress): DraftAddress {
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

import { Decimal } from "decimal.js";
import { decodeHTML } from "entities";
import { getCurrency, listCurrencies, readDecimals } from "./currencies";
import { findMainImage, toImageUrl } from "./images";
import { toText, type Json, type JsonObject } from "./json";
import { getOrderTotals } from "./order-totals";
import { toMetaJson } from "./product-json";
import { toHref, toSelfLinks } from "./rest-route";
import { findCoupon } from "./coupons";
import type { LineRecord, LineTax, Meta, OrderRecord, RefundRecord } from "./state";
import { toDatePair, type Store } from "./store";
import { sumLineTaxes } from "./tax-rounding";

const toAmount = (value: string | Decimal, places: number) => new Decimal(value || 0).toFixed(places);

const toTaxes = (taxes: LineTax[], places: number): JsonObject[] =>
  taxes.map((tax) => ({
    id: tax.id,
    total: toAmount(tax.total, places),
    subtotal: tax.subtotal === "" ? "" : toAmount(tax.subtotal, places),
  }));

/**
 * The display name of an option needs the product; without the product the bare key is shown (recorded in the webhook
 * deliveries).
 */
function toItemMeta(store: Store, line: LineRecord): JsonObject[] {
  const product = store.state.products.get(line.variation_id);
  return line.meta.map(({ id, key, value }) => {
    const option = product?.chosen_options.find((candidate) => candidate.slug === key);
    const attribute = [...store.state.attributes.values()].find((candidate) => candidate.slug === key);
    const term =
      attribute &&
      [...store.state.terms.values()].find((candidate) => candidate.taxonomy === key && candidate.slug === value);
    return {
      id,
      key,
      value,
      display_key: attribute?.name ?? option?.name ?? key,
      display_value: term?.name ?? toText(value),
    };
  });
}

function toLineJson(store: Store, line: LineRecord, places: number): JsonObject {
  // A deleted product leaves a line without ids (recorded in the webhook deliveries).
  const product = store.state.products.get(line.variation_id || line.product_id) ?? null;
  const parent = product && line.variation_id > 0 ? (store.state.products.get(product.parent_id) ?? null) : null;
  const image = product && (findMainImage(store, product) ?? (parent && findMainImage(store, parent)));
  const emptyImageId = product && line.variation_id === 0 ? "" : 0;
  return {
    id: line.id,
    name: line.name,
    product_id: product ? line.product_id : 0,
    variation_id: product ? line.variation_id : 0,
    quantity: line.quantity,
    tax_class: line.tax_class,
    subtotal: toAmount(line.subtotal, places),
    subtotal_tax: toAmount(sumLineTaxes(store, line.taxes, "subtotal"), places),
    total: toAmount(line.total, places),
    total_tax: toAmount(sumLineTaxes(store, line.taxes), places),
    taxes: toTaxes(line.taxes, places),
    meta_data: toItemMeta(store, line),
    sku: product && (product.sku || (parent?.sku ?? "")),
    global_unique_id: product && product.global_unique_id,
    price: line.quantity === 0 ? 0 : Number(line.total) / line.quantity,
    image: image ? { id: image.id, src: toImageUrl(store, image) } : { id: emptyImageId, src: "" },
    parent_name: parent?.name ?? null,
  };
}

const displayed = (meta: Meta[]): JsonObject[] =>
  meta.map(({ id, key, value }) => ({ id, key, value, display_key: key, display_value: value }));

function toCouponLines(store: Store, order: OrderRecord, places: number): JsonObject[] {
  return order.coupon_lines.map((line) => {
    const coupon = findCoupon(store, line.code);
    return {
      id: line.id,
      code: line.code,
      discount: toAmount(line.discount, places),
      discount_tax: toAmount(line.discount_tax, places),
      meta_data: displayed(line.meta),
      discount_type: coupon?.["discount_type"] ?? "",
      nominal_amount: Number(coupon?.["amount"] ?? 0),
      free_shipping: coupon?.["free_shipping"] ?? false,
    };
  });
}

function toLineGroups(store: Store, order: OrderRecord, places: number): JsonObject {
  return {
    line_items: order.line_items.map((line) => toLineJson(store, line, places)),
    tax_lines: order.tax_lines.map((line) => ({
      id: line.id,
      rate_code: line.rate_code,
      rate_id: line.rate_id,
      label: line.label,
      compound: line.compound,
      tax_total: toAmount(line.tax_total, places),
      shipping_tax_total: toAmount(line.shipping_tax_total, places),
      rate_percent: line.rate_percent,
      meta_data: [],
    })),
    shipping_lines: order.shipping_lines.map((line) => ({
      id: line.id,
      method_title: line.method_title,
      method_id: line.method_id,
      instance_id: line.instance_id,
      total: toAmount(line.total, places),
      total_tax: toAmount(sumLineTaxes(store, line.taxes), places),
      taxes: toTaxes(line.taxes, places),
      tax_status: "taxable",
      meta_data: displayed(line.meta),
    })),
    fee_lines: order.fee_lines.map((line) => ({
      id: line.id,
      name: line.name,
      tax_class: line.tax_class,
      tax_status: line.tax_status,
      amount: "",
      total: toAmount(line.total, places),
      total_tax: toAmount(sumLineTaxes(store, line.taxes), places),
      taxes: toTaxes(line.taxes, places),
      meta_data: displayed(line.meta),
    })),
    coupon_lines: toCouponLines(store, order, places),
  };
}

/** Plugins that number orders without gaps store the number in this meta. */
export const toOrderNumber = (order: OrderRecord): string =>
  toText(order.meta.find((meta) => meta.key === "_order_number")?.value) || String(order.id);

/** Products that are not virtual downloads need processing by a person. */
export const needsProcessing = (store: Store, order: OrderRecord): boolean =>
  order.line_items.some((line) => {
    const product = store.state.products.get(line.variation_id || line.product_id);
    return product !== undefined && !(product.virtual && product.downloadable);
  });

export function toOrderJson(store: Store, order: OrderRecord, places = readDecimals(store)): JsonObject {
  const totals = getOrderTotals(store, order);
  const symbol = (listCurrencies().get(order.currency) ?? getCurrency(store)).symbol;
  return {
    id: order.id,
    parent_id: order.parent_id ?? 0,
    status: order.status,
    currency: order.currency,
    version: "10.2.4",
    prices_include_tax: order.prices_include_tax,
    ...toDatePair(store, "date_created", order.date_created),
    ...toDatePair(store, "date_modified", order.date_modified),
    discount_total: toAmount(totals.discount, places),
    discount_tax: toAmount(totals.discountTax, places),
    shipping_total: toAmount(totals.shipping, places),
    shipping_tax: toAmount(totals.shippingTax, places),
    cart_tax: toAmount(totals.cartTax, places),
    total: toAmount(totals.total, places),
    total_tax: toAmount(totals.totalTax, places),
    customer_id: order.customer_id,
    order_key: order.order_key,
    billing: order.billing,
    shipping: order.shipping,
    payment_method: order.payment_method,
    payment_method_title: order.payment_method_title,
    transaction_id: order.transaction_id,
    customer_ip_address: "",
    customer_user_agent: "",
    created_via: order.created_via,
    customer_note: order.customer_note,
    ...toDatePair(store, "date_completed", order.date_completed),
    ...toDatePair(store, "date_paid", order.date_paid),
    cart_hash: "",
    number: toOrderNumber(order),
    meta_data: toMetaJson(order.meta),
    ...toLineGroups(store, order, places),
    refunds: order.refund_ids.flatMap((id): Json[] => {
      const refund = store.state.refunds.get(id);
      return refund ? [{ id, reason: refund.reason, total: `-${toAmount(refund.amount, places)}` }] : [];
    }),
    payment_url: `${store.url}/checkout/order-pay/${order.id}/?pay_for_order=true&key=${order.order_key}`,
    is_editable: ["pending", "on-hold", "auto-draft"].includes(order.status),
    needs_payment: ["pending", "failed"].includes(order.status) && totals.total.gt(0),
    needs_processing: needsProcessing(store, order),
    currency_symbol: decodeHTML(symbol),
    _links: {
      ...toSelfLinks(store, "orders", order.id),
      ...(order.customer_id > 0 ? { customer: [{ href: toHref(store, `customers/${order.customer_id}`) }] } : {}),
      email_templates: [{ embeddable: true, href: toHref(store, `orders/${order.id}/actions/email_templates`) }],
    },
  };
}

export function toRefundJson(store: Store, refund: RefundRecord, places = readDecimals(store)): JsonObject {
  const collection = `orders/${refund.order_id}/refunds`;
  return {
    id: refund.id,
    ...toDatePair(store, "date_created", refund.date_created),
    amount: toAmount(refund.amount, places),
    reason: refund.reason,
    refunded_by: 1,
    refunded_payment: false,
    meta_data: toMetaJson(refund.meta),
    line_items: refund.line_items.map((line) => toLineJson(store, line, places)),
    shipping_lines: [],
    tax_lines: [],
    fee_lines: [],
    _links: {
      ...toSelfLinks(store, collection, refund.id, ["GET", "DELETE"]),
      up: [{ href: toHref(store, `orders/${refund.order_id}`) }],
    },
  };
}

import { z } from "zod";
import {
  anything,
  isRecord,
  orderDecimal,
  orderFlag,
  orderMeta,
  orderRateId,
  orderRef,
  orderText,
  toEntries,
} from "./order-scalars";

/** Tax of a line per rate; `id` is the tax rate's id. `subtotal` is "" on shipping and fees. */
const lineTaxSchema = z.object({ id: orderRateId, total: orderDecimal, subtotal: orderDecimal });
export type WooLineTax = z.infer<typeof lineTaxSchema>;

/** The taxes of a line; some plugins print them under the rate's id, as an object or as an amount. */
const lineTaxesSchema = anything.transform((value): WooLineTax[] =>
  toEntries(value).flatMap(([name, entry]) => {
    if (isRecord(entry)) return [lineTaxSchema.parse("id" in entry ? entry : { id: name, ...entry })];
    const amount = Array.isArray(value) ? "" : orderDecimal.parse(entry);
    return amount === "" ? [] : [lineTaxSchema.parse({ id: name, total: amount })];
  }),
);

/**
 * A line of an order or a refund. `subtotal` (before coupons) and `total` are without tax, whatever `prices_include_tax`
 * is; `price` is net, per unit and unrounded. `product_id` is 0 and `sku` "" for a product that is missing in the store
 * (recording `order.create.unknown-product`). On refunds the quantity and amounts are negative, and `meta_data`
 * `_refunded_item_id` names the order's line.
 */
export const wooLineItemSchema = z.object({
  id: orderRef,
  name: orderText,
  product_id: orderRef,
  variation_id: orderRef,
  quantity: orderDecimal,
  tax_class: orderText,
  subtotal: orderDecimal,
  subtotal_tax: orderDecimal,
  total: orderDecimal,
  total_tax: orderDecimal,
  taxes: lineTaxesSchema,
  meta_data: orderMeta,
  sku: orderText,
  price: orderDecimal,
  parent_name: orderText,
});

export const wooTaxLineSchema = z.object({
  id: orderRef,
  rate_code: orderText,
  rate_id: orderRateId,
  label: orderText,
  compound: orderFlag,
  tax_total: orderDecimal,
  shipping_tax_total: orderDecimal,
  rate_percent: orderDecimal,
});

export const wooShippingLineSchema = z.object({
  id: orderRef,
  method_title: orderText,
  method_id: orderText,
  total: orderDecimal,
  total_tax: orderDecimal,
  taxes: lineTaxesSchema,
});

export const wooFeeLineSchema = z.object({
  id: orderRef,
  name: orderText,
  tax_class: orderText,
  tax_status: orderText,
  total: orderDecimal,
  total_tax: orderDecimal,
  taxes: lineTaxesSchema,
});

/** `discount` is without tax. */
export const wooCouponLineSchema = z.object({
  id: orderRef,
  code: orderText,
  discount: orderDecimal,
  discount_tax: orderDecimal,
});

export type WooLineItem = z.infer<typeof wooLineItemSchema>;

/** Returns what the store reduced for a line and has not put back, a decimal string (recorded: refund.order.after). */
export function storeReducedOf(line: WooLineItem): string {
  return metaQuantity(line, "_reduced_stock");
}

/** Returns what refunds of a line put back on stock, a decimal string (recorded: refund.order.after). */
export function restockedOf(line: WooLineItem): string {
  return metaQuantity(line, "_restock_refunded_items");
}

/** Returns the id of the order line that a refund line returns; null when the store does not name it. */
export function refundedLineIdOf(line: WooLineItem): number | null {
  return Number(metaQuantity(line, "_refunded_item_id")) || null;
}

/** Returns a decimal string; "0" for anything else. */
function metaQuantity(line: WooLineItem, key: string): string {
  const value = line.meta_data.find((meta) => meta.key === key)?.value;
  const quantity = orderDecimal.parse(value);
  return /^\d+(\.\d+)?$/.test(quantity) ? quantity : "0";
}

import { z } from "zod";
import { wooDecimal, wooFlag, wooList, wooMeta, wooRef, wooText } from "./scalars";

/** Tax of a line per rate; `id` is the tax rate's id. `subtotal` is "" on shipping and fees. */
const lineTaxSchema = z.object({ id: wooRef, total: wooDecimal, subtotal: wooDecimal });

/**
 * A line of an order or a refund. `subtotal` (before coupons) and `total` are without tax, whatever `prices_include_tax`
 * is; `price` is net, per unit and unrounded. `product_id` is 0 and `sku` "" for a product that is missing in the store
 * (recording `order.create.unknown-product`). On refunds the quantity and amounts are negative, and `meta_data`
 * `_refunded_item_id` names the order's line.
 */
export const wooLineItemSchema = z.object({
  id: wooRef,
  name: wooText,
  product_id: wooRef,
  variation_id: wooRef,
  quantity: wooDecimal,
  tax_class: wooText,
  subtotal: wooDecimal,
  subtotal_tax: wooDecimal,
  total: wooDecimal,
  total_tax: wooDecimal,
  taxes: wooList(lineTaxSchema),
  meta_data: wooList(wooMeta),
  sku: wooText,
  price: wooDecimal,
  parent_name: wooText,
});

export const wooTaxLineSchema = z.object({
  id: wooRef,
  rate_code: wooText,
  rate_id: wooRef,
  label: wooText,
  compound: wooFlag,
  tax_total: wooDecimal,
  shipping_tax_total: wooDecimal,
  rate_percent: wooDecimal,
});

export const wooShippingLineSchema = z.object({
  id: wooRef,
  method_title: wooText,
  method_id: wooText,
  total: wooDecimal,
  total_tax: wooDecimal,
  taxes: wooList(lineTaxSchema),
});

export const wooFeeLineSchema = z.object({
  id: wooRef,
  name: wooText,
  tax_class: wooText,
  tax_status: wooText,
  total: wooDecimal,
  total_tax: wooDecimal,
  taxes: wooList(lineTaxSchema),
});

/** `discount` is without tax. */
export const wooCouponLineSchema = z.object({
  id: wooRef,
  code: wooText,
  discount: wooDecimal,
  discount_tax: wooDecimal,
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
  if (typeof value !== "string" && typeof value !== "number") return "0";
  return /^\d+(\.\d+)?$/.test(String(value)) ? String(value) : "0";
}

import { z } from "zod";
import {
  wooCouponLineSchema,
  wooFeeLineSchema,
  wooLineItemSchema,
  wooShippingLineSchema,
  wooTaxLineSchema,
} from "./order-lines";
import { wooDate, wooDecimal, wooFlag, wooId, wooList, wooMeta, wooRef, wooText } from "../resources/scalars";

/** A billing or shipping address; every part may be "". */
export const wooAddressSchema = z.object({
  first_name: wooText,
  last_name: wooText,
  company: wooText,
  address_1: wooText,
  address_2: wooText,
  city: wooText,
  state: wooText,
  postcode: wooText,
  country: wooText,
  email: wooText,
  phone: wooText,
});

/**
 * An order, from a listing or a delivery. `total` is with tax, the lines are without. `status` is
 * left open because plugins add their own; `trash` and `checkout-draft` occur. `number` is what the
 * customer sees and may differ from `id`.
 */
export const wooOrderSchema = z.object({
  id: wooId,
  parent_id: wooRef,
  number: wooText,
  status: z.string(),
  currency: z.string(),
  prices_include_tax: wooFlag,
  date_created_gmt: wooDate,
  date_modified_gmt: wooDate,
  date_paid_gmt: wooDate,
  date_completed_gmt: wooDate,
  discount_total: wooDecimal,
  discount_tax: wooDecimal,
  shipping_total: wooDecimal,
  shipping_tax: wooDecimal,
  cart_tax: wooDecimal,
  total: wooDecimal,
  total_tax: wooDecimal,
  customer_id: wooRef,
  customer_note: wooText,
  billing: wooAddressSchema,
  shipping: wooAddressSchema,
  payment_method: wooText,
  payment_method_title: wooText,
  transaction_id: wooText,
  created_via: wooText,
  line_items: wooList(wooLineItemSchema),
  tax_lines: wooList(wooTaxLineSchema),
  shipping_lines: wooList(wooShippingLineSchema),
  fee_lines: wooList(wooFeeLineSchema),
  coupon_lines: wooList(wooCouponLineSchema),
  /** Totals are negative; the lines are at `orders/{id}/refunds`. */
  refunds: wooList(z.object({ id: wooId, reason: wooText, total: wooDecimal })),
  meta_data: wooList(wooMeta),
});

export type WooAddress = z.infer<typeof wooAddressSchema>;
export type WooOrder = z.infer<typeof wooOrderSchema>;

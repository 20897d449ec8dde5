import { z } from "zod";
import { createOrder } from "./order-writes";
import { findStockHolder } from "./product-stock";
import { RestError } from "./rest-error";
import type { OrderRecord } from "./state";
import { listBySku, type Store } from "./store";

const addressSchema = z.record(z.string(), z.string());

/** An order as the checkout creates it: goods by SKU, paid unless another status is given. */
export const shopperOrderSchema = z.object({
  lines: z.array(z.object({ sku: z.string(), quantity: z.number().int().positive() })).min(1),
  status: z.enum(["pending", "processing", "on-hold", "completed", "failed", "cancelled"]).default("processing"),
  paymentMethod: z.string().default("stripe"),
  paymentMethodTitle: z.string().default("Card"),
  customerNote: z.string().default(""),
  billing: addressSchema.default({}),
  shipping: addressSchema.default({}),
  shippingTotal: z.string().optional(),
  couponCodes: z.array(z.string()).default([]),
});
export type ShopperOrder = z.input<typeof shopperOrderSchema>;

function checkStock(store: Store, sku: string, quantity: number): void {
  const product = listBySku(store, sku).find((candidate) => candidate.status === "publish");
  if (!product) throw new RestError("sandbox_unknown_sku", `The shop sells nothing with the SKU ${sku}.`, 404);
  const holder = findStockHolder(store, product);
  if (holder && holder.backorders === "no" && (holder.stock_quantity ?? 0) < quantity) {
    throw new RestError("sandbox_out_of_stock", `Only ${holder.stock_quantity ?? 0} of ${sku} are left.`, 409);
  }
}

const DEFAULT_ADDRESS = {
  first_name: "Ada",
  last_name: "Byron",
  address_1: "1 Main St",
  city: "Los Angeles",
  state: "CA",
  postcode: "90001",
  country: "US",
  phone: "555-0100",
};

export function placeShopperOrder(store: Store, input: ShopperOrder): OrderRecord {
  const order = shopperOrderSchema.parse(input);
  for (const line of order.lines) checkStock(store, line.sku, line.quantity);
  const address = { ...DEFAULT_ADDRESS, ...order.billing };
  return createOrder(store, {
    status: order.status,
    created_via: "checkout",
    payment_method: order.paymentMethod,
    payment_method_title: order.paymentMethodTitle,
    customer_note: order.customerNote,
    billing: { email: "ada@example.test", ...address },
    shipping: { ...address, ...order.shipping },
    line_items: order.lines.map((line) => ({ sku: line.sku, quantity: line.quantity })),
    shipping_lines:
      order.shippingTotal === undefined
        ? []
        : [{ method_id: "flat_rate", method_title: "Flat rate", total: order.shippingTotal }],
    coupon_lines: order.couponCodes.map((code) => ({ code })),
  });
}

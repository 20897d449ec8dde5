import { z } from "zod";
import { type WooOrder, wooOrderSchema } from "@/lib/woo/resources/orders";
import { wooId } from "@/lib/woo/resources/scalars";
import type { WooClient } from "@/lib/woo/woo-client";
import { MARK } from "./ownership";

export type OrderedLine = { product_id: number; variation_id?: number; quantity: number };

const ADDRESS = {
  first_name: "زينب",
  last_name: 'O\'Neil & "Söhne"',
  address_1: "1 Main St. #5, c/o <Front desk>",
  city: "Los Angeles",
  state: "CA",
  postcode: "90001",
  country: "US",
};

/** Places a paid order with shipping and a fee, as a shop's own software does. @throws WooError */
export async function placeOrder(client: WooClient, lines: readonly OrderedLine[]): Promise<WooOrder> {
  const body = {
    status: "processing",
    set_paid: true,
    payment_method: "cod",
    payment_method_title: "Cash on delivery",
    billing: { ...ADDRESS, email: "acceptance@example.com", phone: "+1 555 0100" },
    shipping: ADDRESS,
    customer_note: "100% “quoted” + C:\\folder",
    line_items: lines,
    shipping_lines: [{ method_id: "flat_rate", method_title: "Flat rate", total: "4.99" }],
    fee_lines: [{ name: "Gift wrap", total: "1.25" }],
    meta_data: [MARK],
  };
  return (await client.post("orders", body, wooOrderSchema)).data;
}

/** Fetches an order as the store has it now. @throws WooError */
export async function readOrder(client: WooClient, id: number): Promise<WooOrder> {
  return (await client.get(`orders/${id}`, {}, wooOrderSchema)).data;
}

/** Sets the status of an order. A trashed order is restored by this. @throws WooError */
export async function setStatus(client: WooClient, id: number, status: string): Promise<void> {
  await client.put(`orders/${id}`, { status }, z.object({ id: wooId }));
}

/** Moves an order to the trash. @throws WooError */
export async function trashOrder(client: WooClient, id: number): Promise<void> {
  await client.delete(`orders/${id}`, { force: false }, z.object({ id: wooId }));
}

/** Refunds one unit of each line of an order, at its price without tax. @throws WooError */
export async function refundOne(client: WooClient, order: WooOrder, isRestocked: boolean): Promise<void> {
  const lines = order.line_items.map(({ id, total, quantity }) => ({
    id,
    quantity: 1,
    refund_total: Number((Number(total) / Number(quantity)).toFixed(2)),
  }));
  const body = {
    reason: isRestocked ? "restocked" : "broken",
    api_refund: false,
    api_restock: isRestocked,
    line_items: lines,
    amount: lines.reduce((sum, line) => sum + line.refund_total, 0).toFixed(2),
  };
  await client.post(`orders/${order.id}/refunds`, body, z.object({ id: wooId }));
}

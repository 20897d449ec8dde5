import { z } from "zod";
import { type CallOptions, callStore } from "../call-store";
import { stripHtml } from "../html-text";
import type { WooClient } from "../woo-client";
import { parseWooDate } from "../woo-date";
import { orderDate, orderFlag, orderId, orderText } from "./order-scalars";

/** A note of an order; it never changes once it is written. */
const orderNoteSchema = z
  .object({ id: orderId, author: orderText, note: orderText, customer_note: orderFlag, date_created_gmt: orderDate })
  .transform(({ id, author, note, customer_note, date_created_gmt }) => ({
    id,
    author,
    /** Plain text. */
    text: stripHtml(note),
    isForBuyer: customer_note,
    createdAt: parseWooDate(date_created_gmt),
  }));

export type OrderNote = z.infer<typeof orderNoteSchema>;

/** Fetches the notes of an order. @throws WooError */
export async function fetchOrderNotes(
  client: WooClient,
  orderId: number,
  options: CallOptions = {},
): Promise<OrderNote[]> {
  const request = () => client.get(`orders/${orderId}/notes`, {}, z.array(orderNoteSchema), { signal: options.signal });
  return (await callStore(request, options)).data;
}

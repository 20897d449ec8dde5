import { z } from "zod";
import { type CallOptions, callStore } from "../call-store";
import { stripHtml } from "../html-text";
import type { WooClient } from "../woo-client";
import { parseWooDate } from "../woo-date";
import { wooDate, wooFlag, wooId, wooText } from "./scalars";

/** A note of an order; it never changes once it is written. */
const orderNoteSchema = z
  .object({ id: wooId, author: wooText, note: z.string(), customer_note: wooFlag, date_created_gmt: wooDate })
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

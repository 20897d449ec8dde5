import { z } from "zod";
import { log } from "@/lib/log";
import { stripHtml } from "@/lib/woo/html-text";
import { parseWooDate } from "@/lib/woo/woo-date";
import { isWooError } from "@/lib/woo/woo-error";
import type { ImportSource } from "./import-order";

const orderNoteSchema = z.object({
  id: z.number().int().positive(),
  author: z.string(),
  note: z.string(),
  customer_note: z.boolean(),
  date_created_gmt: z.string().nullish(),
});

/** Copies an order's notes to its sale. They are an extra: a store that does not give them is only logged. */
export async function writeOrderNotes(
  { db, client, store }: ImportSource,
  remoteId: number,
  saleId: number,
): Promise<void> {
  try {
    const { data } = await client.get(`orders/${remoteId}/notes`, {}, z.array(orderNoteSchema));
    if (data.length === 0) return;
    await db.saleNote.createMany({
      data: data.map((note) => ({
        saleId,
        remoteId: note.id,
        author: note.author,
        text: stripHtml(note.note),
        isForBuyer: note.customer_note,
        createdAt: parseWooDate(note.date_created_gmt) ?? new Date(),
      })),
      // A note never changes once it is written.
      skipDuplicates: true,
    });
  } catch (error) {
    if (!isWooError(error)) throw error;
    log.warn({ storeId: store.id, remoteId, code: error.code }, "an order's notes could not be read");
  }
}

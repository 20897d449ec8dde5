import type { Tx } from "@/lib/db";
import { log } from "@/lib/log";
import { fetchOrderNotes, type OrderNote } from "@/lib/woo/resources/order-notes";
import { isWooError } from "@/lib/woo/woo-error";
import type { ImportSource } from "./import-source";

/** One that passes over costs no order: a second time is enough. */
const TRIES = 2;

export type ReadNotes = {
  notes: OrderNote[];
  /** The store did not answer: they are read again with the order's next import. */
  areDue: boolean;
};

/**
 * Reads an order's notes. They are an extra: a store that does not give them costs no order.
 *
 * @throws Interrupted when the process has to end
 */
export async function readOrderNotes({ client, store, retry }: ImportSource, remoteId: number): Promise<ReadNotes> {
  try {
    return { notes: await fetchOrderNotes(client, remoteId, { retry: { attempts: TRIES, ...retry } }), areDue: false };
  } catch (error) {
    if (!isWooError(error)) throw error;
    log.warn({ storeId: store.id, remoteId, code: error.code }, "an order's notes could not be read");
    return { notes: [], areDue: error.retryable };
  }
}

/** Copies an order's notes to its sale, and stores whether they have to be read again. */
export async function writeOrderNotes(
  tx: Tx,
  { storeId, remoteId, saleId }: { storeId: number; remoteId: number; saleId: number },
  { notes, areDue }: ReadNotes,
): Promise<void> {
  await tx.saleNote.createMany({
    data: notes.map(({ id, author, text, isForBuyer, createdAt }) => ({
      saleId,
      remoteId: id,
      author,
      text,
      isForBuyer,
      createdAt: createdAt ?? new Date(),
    })),
    // A note never changes once it is written.
    skipDuplicates: true,
  });
  await tx.orderLink.update({
    where: { storeId_remoteId: { storeId, remoteId } },
    data: { areNotesDue: areDue },
  });
}

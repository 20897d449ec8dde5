import type { Tx } from "@/lib/db";
import { log } from "@/lib/log";
import { fetchOrderNotes, type OrderNote } from "@/lib/woo/resources/order-notes";
import { isWooError } from "@/lib/woo/woo-error";
import type { ImportSource } from "./import-source";

/** Two attempts are enough, since missing notes cost no order. */
const ATTEMPTS = 2;

export type ReadNotes = {
  notes: OrderNote[];
  /** The store did not answer: the order's next import reads the notes again. */
  areDue: boolean;
};

/**
 * Fetches an order's notes. A store that refuses them costs no order: the result is then empty.
 *
 * @throws Interrupted when the process has to end
 */
export async function readOrderNotes({ client, store, retry }: ImportSource, remoteId: number): Promise<ReadNotes> {
  try {
    return {
      notes: await fetchOrderNotes(client, remoteId, { retry: { attempts: ATTEMPTS, ...retry } }),
      areDue: false,
    };
  } catch (error) {
    if (!isWooError(error)) throw error;
    log.warn({ storeId: store.id, remoteId, code: error.code }, "an order's notes could not be read");
    return { notes: [], areDue: error.retryable };
  }
}

/**
 * Writes an order's notes to its sale, and whether the next import has to read them again. Notes name the buyer, so a
 * sale whose customer was erased takes none.
 */
export async function writeOrderNotes(
  tx: Tx,
  { storeId, remoteId, saleId }: { storeId: number; remoteId: number; saleId: number },
  { notes, areDue }: ReadNotes,
): Promise<void> {
  const { customerErasedAt } = await tx.sale.findUniqueOrThrow({
    where: { id: saleId },
    select: { customerErasedAt: true },
  });
  await tx.saleNote.createMany({
    data: (customerErasedAt === null ? notes : []).map(({ id, author, text, isForBuyer, createdAt }) => ({
      saleId,
      remoteId: id,
      author,
      text,
      isForBuyer,
      createdAt: createdAt ?? new Date(),
    })),
    // The store never changes a note once it exists.
    skipDuplicates: true,
  });
  await tx.orderLink.update({
    where: { storeId_remoteId: { storeId, remoteId } },
    data: { areNotesDue: areDue },
  });
}

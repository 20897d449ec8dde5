import { fetchOrder, type WooOrder } from "@/lib/woo/resources/orders";
import { fetchRefunds, type WooRefund } from "@/lib/woo/resources/refunds";
import { parseWooDate } from "@/lib/woo/woo-date";
import { isWooError } from "@/lib/woo/woo-error";
import { importFromOf, orderSettingsSchema } from "@/lib/sync/settings/order-settings";
import type { ImportOptions, ImportResult, ImportSource } from "./import-source";
import { findLeftOutReason } from "./left-out";
import { loadOrderContext } from "./load-order-context";
import { mapOrder } from "./map-order";
import { markOrderDeleted } from "./mark-order-deleted";
import { readOrderNotes, writeOrderNotes } from "./order-notes";
import { identityOf } from "./other-database";
import { hasNews, hashDraft } from "./plan-import";
import { loadOrderFamily } from "./queries/load-order-family";
import { replaceParent } from "./replace-parent";
import { writeImport } from "./write-import";

/**
 * Imports one order, whether a webhook, a poll or a person brings it. Idempotent: an older state is
 * ignored, and for equal times (the store's clock has whole seconds) the content decides. Abandoned checkouts and what a
 * marketplace counts twice are left out.
 *
 * @throws WooError when the order or its refunds have to be fetched and cannot be; `other_database` when the id is that
 *   of another imported order
 * @throws Interrupted when the process has to end; nothing of the order is written then
 */
export async function importOrder(
  source: ImportSource,
  order: WooOrder,
  options: ImportOptions = {},
): Promise<ImportResult> {
  const { db, store } = source;
  const known = await db.orderLink.findUnique({
    where: { storeId_remoteId: { storeId: store.id, remoteId: order.id } },
  });
  if (order.status === "trash") return deleteOrder(source, order.id, order);
  const placedAt = parseWooDate(order.date_created_gmt);
  const isWanted = known !== null || options.isManual || options.isEarlier;
  if (!isWanted && placedAt !== null && placedAt < importFromOnClockOf(source)) {
    return { outcome: "ignored", reason: "too_old", saleId: null };
  }
  const leftOut = await findLeftOut(source, order, known !== null);
  if (leftOut !== null) return { outcome: "ignored", reason: leftOut, saleId: known?.saleId ?? null };
  // A delivery may be older than the deletion, so the store is the source for whether the order is restored.
  const current = known?.state === "deleted" ? await findOrder(source, order.id) : order;
  if (current === null || current.status === "trash")
    return { outcome: "ignored", reason: "older_than_known", saleId: known?.saleId ?? null };

  const refunds = current.refunds.length > 0 ? await findRefunds(source, current.id) : [];
  // The store deleted the order permanently after the delivery: its sale stays, marked as deleted.
  if (refunds === null && known) return deleteOrder(source, current.id, current);
  const draft = mapOrder(current, refunds ?? [], await loadOrderContext(db, store, current));
  const contentHash = hashDraft(draft);
  // Notes are read before the first write, so that an interruption leaves the whole order to the next import.
  const areNotesRead = refunds !== null && (options.isManual || hasNews(known, draft, contentHash));
  const notes = areNotesRead ? await readOrderNotes(source, current.id) : null;
  const result = await db.$transaction(
    async (tx) => {
      const { isEarlier = false } = options;
      const written = await writeImport(tx, store, { draft, contentHash, identity: identityOf(current), isEarlier });
      if (written.outcome === "created" && draft.parentRemoteId !== null)
        await replaceParent(tx, store, draft.parentRemoteId);
      if (notes !== null && written.outcome !== "ignored")
        await writeOrderNotes(tx, { storeId: store.id, remoteId: current.id, saleId: written.saleId }, notes);
      return written;
    },
    { timeout: 30_000, maxWait: 30_000 },
  );
  return refunds === null ? deleteOrder(source, current.id) : result;
}

/**
 * Fetches an order from the store and imports it; marks its sale as deleted when it is missing in the store.
 *
 * @throws WooError when the order or its refunds cannot be fetched
 * @throws Interrupted when the process has to end; nothing of the order is written then
 */
export async function importOrderById(
  source: ImportSource,
  remoteId: number,
  options: ImportOptions = {},
): Promise<ImportResult> {
  const order = await findOrder(source, remoteId);
  return order === null ? deleteOrder(source, remoteId) : importOrder(source, order, options);
}

/** The time from which orders are imported, by the store's own clock when that is slow. */
export function importFromOnClockOf({ client, store }: ImportSource): Date {
  return new Date(importFromOf(store).getTime() + Math.min(0, client.clockSkewMs() ?? 0));
}

async function findLeftOut({ db, store }: ImportSource, order: WooOrder, isImported: boolean) {
  const family = await loadOrderFamily(db, store.id, order, isImported);
  return findLeftOutReason(order, orderSettingsSchema.parse(store.orderSettings), family, new Date());
}

/** Marks an order's sale as deleted. `trashed` is the order as the store's trash has it; null when it has none. */
async function deleteOrder(
  { db, store }: ImportSource,
  remoteId: number,
  trashed: WooOrder | null = null,
): Promise<ImportResult> {
  const identity = trashed && identityOf(trashed);
  const saleId = await db.$transaction((tx) => markOrderDeleted(tx, store, remoteId, identity));
  return saleId === null
    ? { outcome: "ignored", reason: "never_imported", saleId: null }
    : { outcome: "deleted", saleId };
}

/** Null when the store has no such order, not even in the trash. */
async function findOrder({ client, retry }: ImportSource, remoteId: number): Promise<WooOrder | null> {
  try {
    return await fetchOrder(client, remoteId, { retry: { attempts: 1, ...retry } });
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

/** Null when the order is missing in the store. Missing refunds alone do not prove that, so the order is fetched. */
async function findRefunds(source: ImportSource, remoteId: number): Promise<WooRefund[] | null> {
  try {
    return await fetchRefunds(source.client, remoteId, { retry: source.retry });
  } catch (error) {
    if (isMissing(error) && (await findOrder(source, remoteId)) === null) return null;
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return isWooError(error) && error.code === "resource_missing";
}

import { lockSaleRow } from "@/lib/sales/queries/lock-sale";
import type { Tx } from "@/lib/db";
import { type OrderLink, Prisma, type Sale, type Store } from "@/lib/generated/prisma/client";
import { fetchOrder, type WooOrder } from "@/lib/woo/resources/orders";
import { fetchRefunds, type WooRefund } from "@/lib/woo/resources/refunds";
import { parseWooDate } from "@/lib/woo/woo-date";
import { isWooError } from "@/lib/woo/woo-error";
import { hashPayload } from "@/lib/sync/core/sent-fields";
import { type AgreedOrder, agreedFromDraft, agreedOrderSchema, mergeOrder, ORDER_PARTS } from "./agreed-order";
import { agreedFromSale } from "./agreed-from-sale";
import { finaliseOrderSale } from "./finalise-sale";
import { loadOrderContext } from "./load-order-context";
import { mapOrder } from "./map-order";
import { markOrderDeleted } from "./mark-order-deleted";
import type { OrderDraft } from "./order-draft";
import { importFromOf } from "@/lib/sync/settings/order-settings";
import type { ImportOptions, ImportResult, ImportSource } from "./import-source";
import { readOrderNotes, writeOrderNotes } from "./order-notes";
import { lockOrder } from "./queries/lock-order";
import { withoutPerson } from "./without-person";
import { createSale, updateSale } from "./write-sale";

/**
 * Imports one order, whether a webhook, a poll or a person brings it. Idempotent: an older state is
 * ignored, and for equal times (the store's clock has whole seconds) the content decides.
 *
 * @throws WooError when the order or its refunds have to be fetched and cannot be
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
  if (order.status === "trash") return deleteOrder(source, order.id);
  const placedAt = parseWooDate(order.date_created_gmt);
  if (!known && !options.isManual && placedAt !== null && placedAt < importFromOf(store)) {
    return { outcome: "ignored", reason: "too_old", saleId: null };
  }
  // A delivery may be older than the deletion, so the store is the source for whether the order is restored.
  const current = known?.state === "deleted" ? await findOrder(source, order.id) : order;
  if (current === null || current.status === "trash")
    return { outcome: "ignored", reason: "older_than_known", saleId: known?.saleId ?? null };

  const refunds = current.refunds.length > 0 ? await findRefunds(source, current.id) : [];
  // The store deleted the order permanently after the delivery: its sale stays, marked as deleted.
  if (refunds === null && known) return deleteOrder(source, current.id);
  const draft = mapOrder(current, refunds ?? [], await loadOrderContext(db, store, current));
  const contentHash = hashOf(draft);
  // Notes are read before the first write, so that an interruption leaves the whole order to the next import.
  const hasNews = refunds !== null && (options.isManual || isNews(known, draft, contentHash));
  const notes = hasNews ? await readOrderNotes(source, current.id) : null;
  const result = await db.$transaction(
    async (tx) => {
      const written = await write(tx, source, draft, contentHash);
      if (notes !== null && written.outcome !== "ignored")
        await writeOrderNotes(tx, { storeId: store.id, remoteId: current.id, saleId: written.saleId }, notes);
      return written;
    },
    { timeout: 30_000, maxWait: 30_000 },
  );
  return refunds === null ? deleteOrder(source, current.id) : result;
}

/** Whether the order or one of its notes may have changed. A new note moves at most the order's time. */
function isNews(known: OrderLink | null, draft: OrderDraft, contentHash: string): boolean {
  if (known === null || known.state === "deleted") return true;
  if (known.remoteModifiedAt > draft.modifiedAt) return false;
  return known.areNotesDue || known.contentHash !== contentHash || known.remoteModifiedAt < draft.modifiedAt;
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

async function deleteOrder({ db, store }: ImportSource, remoteId: number): Promise<ImportResult> {
  const saleId = await db.$transaction((tx) => markOrderDeleted(tx, store, remoteId));
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

/** Opening an order in the store may move its modification time, so the hash leaves that out. */
function hashOf(draft: OrderDraft): string {
  const { modifiedAt: _modifiedAt, ...content } = draft;
  return hashPayload(JSON.parse(JSON.stringify(content)));
}

async function write(tx: Tx, { store }: ImportSource, sent: OrderDraft, contentHash: string): Promise<ImportResult> {
  await lockOrder(tx, store.id, sent.remoteId);
  const known = await tx.orderLink.findUnique({
    where: { storeId_remoteId: { storeId: store.id, remoteId: sent.remoteId } },
  });
  // The lock comes before the read, so that an edit by staff at this moment is merged.
  if (known) await lockSaleRow(tx, store.businessId, known.saleId);
  const link = known && { ...known, sale: await tx.sale.findUniqueOrThrow({ where: { id: known.saleId } }) };
  const draft = link?.sale.customerErasedAt ? withoutPerson(sent) : sent;
  if (!link) return { outcome: "created", saleId: await create(tx, store, draft, contentHash) };
  const isRestored = link.state === "deleted";
  if (!isRestored && link.remoteModifiedAt > draft.modifiedAt)
    return { outcome: "ignored", reason: "older_than_known", saleId: link.saleId };
  if (!isRestored && link.contentHash === contentHash) {
    await tx.orderLink.update({ where: keyOf(link), data: { remoteModifiedAt: draft.modifiedAt } });
    return { outcome: "unchanged", saleId: link.saleId };
  }
  return update(tx, store, link, draft, contentHash);
}

function keyOf(link: OrderLink) {
  return { storeId_remoteId: { storeId: link.storeId, remoteId: link.remoteId } };
}

async function create(tx: Tx, store: Store, draft: OrderDraft, contentHash: string): Promise<number> {
  const saleId = await createSale(tx, store, draft);
  const sale = await tx.sale.findUniqueOrThrow({ where: { id: saleId } });
  await finaliseOrderSale(tx, sale, finalOptions(draft));
  await tx.orderLink.create({
    data: {
      storeId: store.id,
      remoteId: draft.remoteId,
      saleId,
      businessId: store.businessId,
      number: draft.number,
      remoteStatus: draft.remoteStatus,
      remoteModifiedAt: draft.modifiedAt,
      contentHash,
      agreed: agreedFromDraft(draft),
    },
  });
  return saleId;
}

async function update(
  tx: Tx,
  store: Store,
  link: OrderLink & { sale: Sale },
  draft: OrderDraft,
  contentHash: string,
): Promise<ImportResult> {
  const agreed = agreedOrderSchema.parse(link.agreed);
  const theirs = agreedFromDraft(draft);
  // The deletion ended the status that staff chose: a restored order has the store's status.
  const isRestored = link.state === "deleted";
  const isEdited = link.sale.editedAt !== null;
  const ours = await agreedFromSale(tx, link.sale);
  const merge = isEdited
    ? mergeOrder(agreed, isRestored ? { ...ours, status: agreed.status } : ours, theirs)
    : { take: [...ORDER_PARTS], conflicts: [] };
  await updateSale(tx, store, link.saleId, draft, merge.take);
  await tx.sale.update({ where: { id: link.saleId }, data: { deletedInStoreAt: null } });
  const keepsStatus = isEdited && !isRestored && !merge.take.includes("status");
  await finaliseOrderSale(tx, link.sale, {
    ...finalOptions(draft),
    ...(keepsStatus ? { status: statusBefore(link.sale), draftReason: link.sale.draftReason ?? "staff" } : {}),
  });
  const hasConflict = merge.conflicts.length > 0;
  await tx.orderLink.update({
    where: keyOf(link),
    data: {
      number: draft.number,
      remoteStatus: draft.remoteStatus,
      remoteModifiedAt: draft.modifiedAt,
      contentHash,
      state: hasConflict ? "conflict" : "in_step",
      agreed: mergeAgreed(agreed, theirs, merge.conflicts),
      ...(hasConflict
        ? { conflict: JSON.parse(JSON.stringify(draft)) as Prisma.InputJsonObject }
        : { conflict: Prisma.DbNull }),
    },
  });
  return { outcome: hasConflict ? "conflict" : "updated", saleId: link.saleId };
}

/** A draft that waits for stock counts as final: only the stock is missing. */
function statusBefore(sale: Sale): Sale["status"] {
  return sale.draftReason === "out_of_stock" ? "final" : sale.status;
}

function finalOptions(draft: OrderDraft) {
  return { status: draft.status, remoteStatus: draft.remoteStatus, userId: null, number: draft.number };
}

/** Parts in conflict retain the last agreed state, which the choice shows. */
function mergeAgreed(agreed: AgreedOrder, theirs: AgreedOrder, conflicts: readonly string[]): AgreedOrder {
  const merged = { ...theirs };
  if (conflicts.includes("status")) merged.status = agreed.status;
  if (conflicts.includes("shippingStatus")) merged.shippingStatus = agreed.shippingStatus;
  if (conflicts.includes("customerNote")) merged.customerNote = agreed.customerNote;
  if (conflicts.includes("addresses")) Object.assign(merged, { billing: agreed.billing, shipping: agreed.shipping });
  if (conflicts.includes("lines")) Object.assign(merged, { lines: agreed.lines, total: agreed.total });
  return merged;
}

import { type ChangedOrders, type ListedOrder, listChangedOrders } from "@/lib/woo/resources/orders";
import { parseWooDate } from "@/lib/woo/woo-date";
import { isWooError } from "@/lib/woo/woo-error";
import { probeStore } from "@/lib/sync/core/probe-store";
import { countResult, importKnown, importListed, NO_ORDERS, type PageCounts } from "./import-page";
import type { ImportSource } from "./import-source";
import { listDueFailures } from "./order-failures";
import { importFromOf } from "@/lib/sync/settings/order-settings";

/**
 * Read again from this long before the last order read: a save that began earlier may show up
 * later. What was read is known by its content.
 */
const OVERLAP_MS = 5 * 60_000;
/** A part that was read up to its last order goes on from that second, which may hold more. */
const TIE_MS = 1_000;
/**
 * The cursor follows the store's own times, since its clock is not ours. A quiet store would be
 * read from its last order on for ever: this much behind our clock is far enough.
 */
const MAX_CLOCK_LAG_MS = 30 * 60_000;

const ORDERS_PER_PAGE = 50;
/** One poll is a short job; what is left is read by the next, from where the cursor stands. */
const MAX_PAGES = 4;
const MAX_FAILURES_TRIED = 20;
/** Of what one order needs: one that fails is on a list of its own, whose waits are longer. */
const TRIES_PER_ORDER = 2;

export type PollOptions = { ordersPerPage?: number };

export type PollResult = PageCounts & { isComplete: boolean };

type ReadPart = { counts: PageCounts; lastModified: Date | null; isComplete: boolean };

/**
 * Reads all orders changed since the cursor, oldest change first, trashed ones too (a listing leaves
 * them out even with `status=any`), and imports them. The cursor moves last, after all that was
 * read is imported: too early would lose orders, too late only reads some twice.
 *
 * @throws WooError when the store refuses or does not answer; the cursor then stands where it was
 */
export async function pollOrders(source: ImportSource, options: PollOptions = {}): Promise<PollResult> {
  const { db, store } = source;
  const perOrder = { ...source, retry: { attempts: TRIES_PER_ORDER, ...source.retry } };
  const startedAt = new Date();
  let counts = NO_ORDERS;
  for (const remoteId of await listDueFailures(db, store.id, MAX_FAILURES_TRIED))
    counts = countResult(counts, await importKnown(perOrder, remoteId));

  const since = cursorOf(source);
  const trashed = await readChanged(source, perOrder, since, "trash", options);
  const live = await readChanged(source, perOrder, since, "any", options);
  for (const part of [trashed, live]) counts = addCounts(counts, part.counts);
  const isComplete = live.isComplete && trashed.isComplete;
  // Compared with what was read: a cursor that was set back meanwhile (older orders are wanted now) stays.
  await db.store.updateMany({
    where: { id: store.id, ordersReadUpTo: store.ordersReadUpTo },
    data: { ordersReadUpTo: nextCursor(since, startedAt, [trashed, live]) },
  });
  await db.store.update({
    where: { id: store.id },
    data: { ordersPolledAt: startedAt, ...(isComplete ? { ordersCaughtUpAt: startedAt } : {}) },
  });
  return { ...counts, isComplete };
}

/** Where the next poll begins: never before this one did, and never after what a part has not read yet. */
function nextCursor(since: Date, startedAt: Date, parts: readonly ReadPart[]): Date {
  const unfinished = parts
    .filter((part) => !part.isComplete)
    .map((part) => (part.lastModified?.getTime() ?? since.getTime()) - TIE_MS);
  if (unfinished.length > 0) return new Date(Math.max(since.getTime(), Math.min(...unfinished)));
  const read = parts.map((part) => (part.lastModified?.getTime() ?? 0) - OVERLAP_MS);
  return new Date(Math.max(since.getTime(), startedAt.getTime() - MAX_CLOCK_LAG_MS, ...read));
}

function cursorOf({ store }: ImportSource): Date {
  return store.ordersReadUpTo ?? importFromOf(store);
}

/**
 * Page after page by time, not by page number: an order that changes while we read would move
 * every later one a place forward, and one of them between two pages.
 */
async function readChanged(
  source: ImportSource,
  perOrder: ImportSource,
  since: Date,
  status: ChangedOrders["status"],
  { ordersPerPage = ORDERS_PER_PAGE }: PollOptions,
): Promise<ReadPart> {
  let counts = NO_ORDERS;
  let lastModified: Date | null = null;
  let after = since;
  let page = 1;
  const seen = new Map<number, string | null>();
  for (let pages = 1; ; pages += 1) {
    const changed = { status, modifiedAfter: after, page, perPage: ordersPerPage };
    const { orders, isWhole } = await readPage(source, changed);
    for (const order of orders) {
      lastModified = parseWooDate(order.date_modified_gmt) ?? lastModified;
      if (seen.has(order.id) && seen.get(order.id) === order.date_modified_gmt) continue;
      seen.set(order.id, order.date_modified_gmt);
      counts = countResult(counts, await (isWhole ? importListed(perOrder, order) : importKnown(perOrder, order.id)));
    }
    if (orders.length < ordersPerPage) return { counts, lastModified, isComplete: true };
    // Hundreds of orders changed in one go have one second: it is read to its end, by page number.
    const next = new Date((lastModified ?? after).getTime() - TIE_MS);
    const hasMoved = next > after;
    page = hasMoved ? 1 : page + 1;
    if (hasMoved) after = next;
    if (pages >= MAX_PAGES && hasMoved) return { counts, lastModified, isComplete: false };
  }
}

/** One order that the store can't print spoils its whole page: by their ids the others come in. */
async function readPage(
  { client, retry }: ImportSource,
  changed: ChangedOrders,
): Promise<{ orders: ListedOrder[]; isWhole: boolean }> {
  try {
    return { orders: await listChangedOrders(client, changed, { retry }), isWhole: true };
  } catch (error) {
    if (!isWooError(error)) throw error;
    const fault = await probeStore(client, { retry });
    if (fault !== null) throw fault;
    const stamps = await listChangedOrders(client, { ...changed, areStampsEnough: true }, { retry });
    return { orders: stamps, isWhole: false };
  }
}

function addCounts(a: PageCounts, b: PageCounts): PageCounts {
  return {
    read: a.read + b.read,
    created: a.created + b.created,
    updated: a.updated + b.updated,
    unchanged: a.unchanged + b.unchanged,
    ignored: a.ignored + b.ignored,
    failed: a.failed + b.failed,
  };
}

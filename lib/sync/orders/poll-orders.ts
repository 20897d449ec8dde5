import { type ChangedOrders, type ListedOrder, listChangedOrders } from "@/lib/woo/resources/orders";
import { type Interrupted, isInterruption } from "@/lib/woo/interrupted";
import { refuseRepeatedPage } from "@/lib/woo/refuse-cached";
import { parseWooDate } from "@/lib/woo/woo-date";
import { isWooError } from "@/lib/woo/woo-error";
import { probeStore } from "@/lib/sync/core/probe-store";
import { countResult, importKnown, importListed, NO_ORDERS, type PageCounts } from "./import-page";
import type { ImportSource } from "./import-source";
import { listDueFailures } from "./order-failures";
import { importFromOf } from "@/lib/sync/settings/order-settings";

/** The overlap with the last poll: a save that began earlier may appear later. The content hash dedupes. */
const OVERLAP_MS = 5 * 60_000;
/** The store lists what changed after a second, not in it, so that a search from a time begins this much earlier. */
const TIE_MS = 1_000;
/**
 * The cursor follows the store's clock, which may differ from the local one. A store without new orders moves it to this
 * long before the local time, or the store's own when that is slow, so that the last orders are not read forever.
 */
const MAX_CLOCK_LAG_MS = 30 * 60_000;

const ORDERS_PER_PAGE = 50;
/** Keeps one poll a short job; the next poll continues from the cursor. */
const MAX_PAGES = 4;
const MAX_FAILURES_TRIED = 20;
/** Attempts for the requests of one order; an order that fails is retried later, with longer waits. */
const ATTEMPTS_PER_ORDER = 2;

export type PollOptions = { ordersPerPage?: number };

export type PollResult = PageCounts & { isComplete: boolean };

type ReadPart = {
  counts: PageCounts;
  /** Of the last order that is imported. */
  lastModified: Date | null;
  isComplete: boolean;
  /** What ended the part in the middle of an order. */
  interruption: Interrupted | null;
};

/**
 * Imports the orders changed since the cursor, oldest change first. Trashed orders need a listing of their
 * own, since `status=any` leaves them out. The cursor moves last: too early would lose orders, too late
 * only reads some twice. When the deadline has passed, it ends between two orders, and the next poll continues there.
 *
 * @throws WooError when the store refuses or does not answer; the cursor then stays unchanged
 * @throws Interrupted when the process has to end; the cursor is then at the last imported order
 */
export async function pollOrders(source: ImportSource, options: PollOptions = {}): Promise<PollResult> {
  const { db, store } = source;
  const perOrder = { ...source, retry: { attempts: ATTEMPTS_PER_ORDER, ...source.retry } };
  const startedAt = new Date();
  let counts = NO_ORDERS;
  for (const { remoteId, isEarlier } of await listDueFailures(db, store.id, MAX_FAILURES_TRIED)) {
    if (source.isPastDeadline?.()) break;
    counts = countResult(counts, await importKnown(perOrder, remoteId, { isEarlier }));
  }

  let since = store.ordersReadUpTo ?? new Date(importFromOf(store).getTime() - TIE_MS);
  let trashed = await readChanged(source, perOrder, since, "trash", options);
  // The first answer shows how slow the store's clock is.
  const slowMs = Math.min(0, source.client.clockSkewMs() ?? 0);
  const onItsClock = onSlowClock(since, { isFirst: store.ordersReadUpTo === null, slowMs, startedAt });
  if (onItsClock < since) {
    since = onItsClock;
    trashed = await readChanged(source, perOrder, since, "trash", options);
  }
  if (trashed.interruption) throw trashed.interruption;
  const live = await readChanged(source, perOrder, since, "any", options);
  for (const part of [trashed, live]) counts = addCounts(counts, part.counts);
  const isComplete = live.isComplete && trashed.isComplete;
  const next = nextCursor(since, new Date(startedAt.getTime() + slowMs), [trashed, live]);
  // A cursor that new settings set back during the poll stays unchanged.
  if (isComplete || next > since)
    await db.store.updateMany({
      where: { id: store.id, ordersReadUpTo: store.ordersReadUpTo },
      data: { ordersReadUpTo: next },
    });
  if (live.interruption) throw live.interruption;
  await db.store.update({
    where: { id: store.id },
    data: { ordersPolledAt: startedAt, ...(isComplete ? { ordersCaughtUpAt: startedAt } : {}) },
  });
  return { ...counts, isComplete };
}

/**
 * Where a poll begins whose store has a slow clock: the first one at the day from which orders are imported, by that
 * clock; a later one never after the store's present, should the clock have been set back.
 *
 * @param slowMs how far the store's clock is ahead; zero or negative
 */
function onSlowClock(
  since: Date,
  { isFirst, slowMs, startedAt }: { isFirst: boolean; slowMs: number; startedAt: Date },
): Date {
  if (slowMs > -OVERLAP_MS) return since;
  const present = startedAt.getTime() + slowMs - OVERLAP_MS;
  return new Date(isFirst ? since.getTime() + slowMs : Math.min(since.getTime(), present));
}

/**
 * Where the next poll begins: never before this poll's start, never after an unread order of a part.
 *
 * @param startedAt by the store's clock when that is slow
 */
function nextCursor(since: Date, startedAt: Date, parts: readonly ReadPart[]): Date {
  const unfinished = parts.filter((part) => !part.isComplete).map((part) => startAfter(part, since).getTime());
  if (unfinished.length > 0) return new Date(Math.max(since.getTime(), Math.min(...unfinished)));
  const read = parts.map((part) => (part.lastModified?.getTime() ?? 0) - OVERLAP_MS);
  return new Date(Math.max(since.getTime(), startedAt.getTime() - MAX_CLOCK_LAG_MS, ...read));
}

/** Reads the changed orders of one part. What an interruption leaves unread begins after the last imported order. */
async function readChanged(
  source: ImportSource,
  perOrder: ImportSource,
  since: Date,
  status: ChangedOrders["status"],
  options: PollOptions,
): Promise<ReadPart> {
  const part: ReadPart = { counts: NO_ORDERS, lastModified: null, isComplete: false, interruption: null };
  try {
    part.isComplete = await readPages(part, { source, perOrder, since, status, options });
  } catch (error) {
    if (!isInterruption(error)) throw error;
    part.interruption = error;
  }
  return part;
}

type PagesToRead = {
  source: ImportSource;
  perOrder: ImportSource;
  since: Date;
  status: ChangedOrders["status"];
  options: PollOptions;
};

/**
 * Pages by time, not by page number: an order that changes during the listing moves every later order
 * forward by a place, and one of them would fall between two pages. Records in the part what is imported, and returns
 * whether that is everything.
 */
async function readPages(
  part: ReadPart,
  { source, perOrder, since, status, options: { ordersPerPage = ORDERS_PER_PAGE } }: PagesToRead,
): Promise<boolean> {
  let after = since;
  let page = 1;
  const seen = new Map<number, string | null>();
  let before: ListedOrder[] = [];
  for (let pages = 1; ; pages += 1) {
    const changed = { status, modifiedAfter: after, page, perPage: ordersPerPage };
    const { orders, isWhole } = await readPage(source, changed);
    // Otherwise a cache that leaves the query out would have the same page read without end.
    if (page > 1) refuseRepeatedPage(before, orders);
    before = orders;
    for (const order of orders) {
      if (seen.get(order.id) !== order.date_modified_gmt) {
        // A part that would begin at the same order again goes on, so that every poll imports more than the last one.
        if (source.isPastDeadline?.() && startAfter(part, since) > since) return false;
        seen.set(order.id, order.date_modified_gmt);
        const result = await (isWhole ? importListed(perOrder, order) : importKnown(perOrder, order.id));
        part.counts = countResult(part.counts, result);
      }
      part.lastModified = parseWooDate(order.date_modified_gmt) ?? part.lastModified;
    }
    if (orders.length < ordersPerPage) return true;
    // A bulk edit gives hundreds of orders the same second, which is read to its end by page number.
    const next = startAfter(part, after);
    const hasMoved = next > after;
    page = hasMoved ? 1 : page + 1;
    if (hasMoved) after = next;
    if (pages >= MAX_PAGES && hasMoved) return false;
  }
}

/** From when on the rest of a part is listed. */
function startAfter({ lastModified }: ReadPart, since: Date): Date {
  return lastModified === null ? since : new Date(lastModified.getTime() - TIE_MS);
}

/** One order that the store cannot render fails its whole page, so the orders are then fetched by id. */
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

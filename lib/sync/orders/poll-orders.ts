import { z } from "zod";
import { paginate } from "@/lib/woo/paginate";
import { parseWooDate, toWooDate } from "@/lib/woo/woo-date";
import type { RetryOptions } from "@/lib/woo/retry";
import type { ImportSource } from "./import-order";
import { countResult, importKnown, importListed, NO_ORDERS, type PageCounts } from "./import-page";
import { listDueFailures } from "./order-failures";
import { importFromOf } from "./order-settings";

/**
 * Read again from this long before the last order read: a save that began earlier may show up
 * later, and two clocks are never quite the same. What was read is known by its content.
 */
const OVERLAP_MS = 5 * 60_000;

const ORDERS_PER_PAGE = 50;
/** One poll is a short job; what is left is read by the next, from where the cursor stands. */
const MAX_PAGES = 4;
const MAX_FAILURES_TRIED = 20;

const listedSchema = z.looseObject({ id: z.number().int().positive(), date_modified_gmt: z.string().nullish() });

export type PollResult = PageCounts & { isComplete: boolean };

/**
 * Reads all orders changed since the cursor, oldest change first, trashed ones too (a listing leaves
 * them out even with `status=any`), and imports them. The cursor moves page by page, after the page
 * was imported: too early would lose orders, too late only reads some twice.
 *
 * @throws WooError when the store refuses or does not answer; the cursor then stands where it was
 */
export async function pollOrders(source: ImportSource, options: { retry?: RetryOptions } = {}): Promise<PollResult> {
  const { db, store } = source;
  const startedAt = new Date();
  let counts = NO_ORDERS;
  for (const remoteId of await listDueFailures(db, store.id, MAX_FAILURES_TRIED)) counts = countResult(counts, await importKnown(source, remoteId));

  const since = cursorOf(source);
  const trashed = await readChanged(source, since, "trash", options);
  const live = await readChanged(source, since, "any", options);
  for (const part of [trashed, live]) counts = addCounts(counts, part.counts);
  const isComplete = live.isComplete && trashed.isComplete;
  // Nothing newer was there when we began; an incomplete poll goes on from the last order it read.
  const readUpTo = isComplete ? startedAt : (live.lastModified ?? since);
  await db.store.update({ where: { id: store.id }, data: { ordersReadUpTo: readUpTo, ordersPolledAt: startedAt } });
  return { ...counts, isComplete };
}

function cursorOf({ store }: ImportSource): Date {
  if (store.ordersReadUpTo !== null) return new Date(store.ordersReadUpTo.getTime() - OVERLAP_MS);
  return importFromOf(store);
}

async function readChanged(source: ImportSource, since: Date, status: "any" | "trash", { retry }: { retry?: RetryOptions }) {
  let counts = NO_ORDERS;
  let lastModified: Date | null = null;
  let pages = 0;
  const query = {
    status, orderby: "modified", order: "asc", per_page: ORDERS_PER_PAGE,
    modified_after: toWooDate(since), dates_are_gmt: true,
  };
  for await (const page of paginate(source.client, "orders", query, listedSchema, retry ? { retry } : {})) {
    for (const order of page.items) {
      counts = countResult(counts, await importListed(source, order));
      lastModified = parseWooDate(order.date_modified_gmt) ?? lastModified;
    }
    pages += 1;
    const hasMore = page.totalPages === undefined ? page.items.length === ORDERS_PER_PAGE : page.page < page.totalPages;
    if (pages >= MAX_PAGES && hasMore) return { counts, lastModified, isComplete: false };
  }
  return { counts, lastModified, isComplete: true };
}

function addCounts(a: PageCounts, b: PageCounts): PageCounts {
  return {
    read: a.read + b.read, created: a.created + b.created, updated: a.updated + b.updated,
    unchanged: a.unchanged + b.unchanged, ignored: a.ignored + b.ignored, failed: a.failed + b.failed,
  };
}

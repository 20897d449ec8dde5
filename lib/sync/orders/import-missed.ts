import { log } from "@/lib/log";
import { listOrderStamps, type OrderStamp, STAMPS_PER_PAGE } from "@/lib/woo/resources/orders";
import { parseWooDate } from "@/lib/woo/woo-date";
import { importFromOf, orderSettingsSchema } from "@/lib/sync/settings/order-settings";
import { importKnown } from "./import-page";
import { importFromOnClockOf } from "./import-order";
import type { ImportSource } from "./import-source";
import { findLeftOutReason } from "./left-out";
import { loadOrderFamily } from "./queries/load-order-family";
import { listSettledIds } from "./queries/list-settled-ids";
import { lookBackStart } from "./reconcile-orders";

/** Keeps one job short, so that deliveries run in between; another job continues. */
const PAGES_PER_JOB = 5;
/**
 * The newest 10,000 orders a night: 180 days of a shop with 55 orders a day, 33 days of one with 300. An order is searched
 * for on every night of that time.
 */
const PAGES_PER_NIGHT = 100;
/** The first second of the day from which orders are imported counts, and the store lists what changed after a second. */
const TIE_MS = 1_000;

export type MissedResult = {
  /** Orders that are imported, or whose import failed. */
  found: number;
  /** The page to continue with; null when the night's pages are read. */
  nextPage: number | null;
};

/**
 * Finds orders that neither a webhook nor a poll brought: lists the ids that changed within the time that reconciling
 * considers, a hundred per request, and imports those that should be sales and are none. What is left out on purpose,
 * failed before or is newer than the cursor of the poll is not requested.
 *
 * @throws WooError when the store refuses or does not answer
 * @throws Interrupted when the process has to end
 */
export async function importMissedOrders(
  source: ImportSource,
  firstPage = 1,
  { pagesPerNight = PAGES_PER_NIGHT }: { pagesPerNight?: number } = {},
): Promise<MissedResult> {
  const { client, retry, store } = source;
  const modifiedAfter = new Date(Math.max(lookBackStart().getTime(), importFromOf(store).getTime() - TIE_MS));
  let found = 0;
  for (let page = firstPage; page < firstPage + PAGES_PER_JOB; page += 1) {
    const stamps = await listOrderStamps(client, { modifiedAfter, page }, { retry });
    for (const { id } of await findMissed(source, stamps)) {
      if (found > 0 && source.isPastDeadline?.()) return { found, nextPage: page };
      log.warn({ storeId: store.id, remoteId: id }, "an order was missed by webhooks and polls");
      await importKnown(source, id);
      found += 1;
    }
    if (stamps.length < STAMPS_PER_PAGE || page >= pagesPerNight) return { found, nextPage: null };
    if (source.isPastDeadline?.()) return { found, nextPage: page + 1 };
  }
  return { found, nextPage: firstPage + PAGES_PER_JOB };
}

/** The orders of a page that should be sales and are none, or whose sale is marked as deleted though the store has them. */
async function findMissed(source: ImportSource, stamps: readonly OrderStamp[]): Promise<OrderStamp[]> {
  const { db, store } = source;
  const expected = stamps.filter((stamp) => stamp.id > 0 && isExpected(source, stamp));
  const ids = expected.map(({ id }) => id);
  const { imported, deleted, failed } = await listSettledIds(db, store.id, ids);
  const missed: OrderStamp[] = [];
  for (const stamp of expected) {
    if (imported.has(stamp.id) || failed.has(stamp.id)) continue;
    const isKnown = deleted.has(stamp.id);
    const placedAt = parseWooDate(stamp.date_created_gmt);
    if (!isKnown && placedAt !== null && placedAt < importFromOnClockOf(source)) continue;
    const family = await loadOrderFamily(db, store.id, stamp, isKnown);
    const settings = orderSettingsSchema.parse(store.orderSettings);
    if (findLeftOutReason({ ...stamp, meta_data: [] }, settings, family, new Date()) === null) missed.push(stamp);
  }
  return missed;
}

/** Whether the poll has read the time at which an order last changed. Of a newer one, the next poll decides. */
function isExpected({ store }: ImportSource, stamp: OrderStamp): boolean {
  const modifiedAt = parseWooDate(stamp.date_modified_gmt);
  return store.ordersReadUpTo !== null && modifiedAt !== null && modifiedAt < store.ordersReadUpTo;
}

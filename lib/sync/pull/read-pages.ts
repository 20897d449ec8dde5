import { type AnswerTime, PER_PAGE, type PulledPage } from "@/lib/woo/resources/pulled";
import { WooError } from "@/lib/woo/woo-error";
import type { PullContext, PullSlice } from "./pull-phase";
import type { PullCursor } from "./pull-schema";
import { type PulledItem, upsertItems } from "./queries/upsert-items";

/** A few seconds of a small store, several requests at a time within the limiter. */
const PAGES_PER_SLICE = 4;

type Listing<T> = {
  fetch: (page: number) => Promise<PulledPage<T>>;
  /** Null for what is not wanted. */
  toItem: (item: T, time: AnswerTime) => PulledItem | null;
};

/**
 * Reads the next pages of a listing by id. How many there are is known after the first.
 *
 * @throws WooError `cached_answers` when a page is another one's answer
 */
export async function readPages<T extends { id: number }>(
  { pull }: PullContext,
  cursor: PullCursor,
  { fetch, toItem }: Listing<T>,
): Promise<PullSlice> {
  const left = cursor.page === 1 ? 1 : Math.ceil(pull.total / PER_PAGE) - cursor.page + 1;
  const count = Math.max(1, Math.min(PAGES_PER_SLICE, left));
  const pages = await Promise.all(Array.from({ length: count }, (_, index) => fetch(cursor.page + index)));
  const found = pages.flatMap(({ items }) => items);
  refuseEarlier(found, cursor.afterId);
  const isDone = pages.some(({ isLast }) => isLast);
  const items = pages.flatMap((page) => page.items.flatMap((item) => toItem(item, timeOf(page)) ?? []));
  return {
    next: isDone ? null : { ...cursor, page: cursor.page + count, afterId: found.at(-1)?.id ?? cursor.afterId },
    done: found.length,
    total: pages[0]?.total,
    record: (tx) => upsertItems(tx, pull.id, items),
  };
}

/** When a page was answered, for each of its items. */
export function timeOf({ readAt, answeredAt }: AnswerTime): AnswerTime {
  return { readAt, answeredAt };
}

/** Ids ascend, so a page with an earlier one is another page's answer. @throws WooError `cached_answers` */
function refuseEarlier(items: readonly { id: number }[], afterId: number): void {
  let last = afterId;
  for (const { id } of items) {
    if (id <= last) throw new WooError({ code: "cached_answers" });
    last = id;
  }
}

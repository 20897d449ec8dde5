import { z, type ZodType } from "zod";
import { type CallOptions, callStore } from "./call-store";
import { refuseRepeatedPage } from "./refuse-cached";
import type { WooQuery } from "./transport";
import type { WooClient } from "./woo-client";

export type WooListPage<T> = {
  items: T[];
  /** From 1. */
  page: number;
  /** The total of this page's answer; it may change between pages. */
  total: number | undefined;
  totalPages: number | undefined;
};

export type PaginateOptions = CallOptions & {
  /** First page to read, from 1. */
  startPage?: number;
};

/** The store's own maximum (recording `product.list.per-page-101`). */
const MAX_PER_PAGE = 100;

/**
 * Yields a list page by page. Ends on an empty page (a page beyond the end is an empty list, recording
 * `product.list.page-beyond`), on a page that is not full, or on the last page by `X-WP-TotalPages`, which some caches
 * strip.
 *
 * Needs a stable order (`orderby=id`, or `modified` ascending with an overlap), because offset paging skips rows when
 * earlier ones disappear.
 *
 * @throws WooError of the page that failed, after its retries
 * @throws WooError `cached_answers` when a page repeats the one before it
 */
export async function* paginate<T>(
  client: WooClient,
  path: string,
  query: WooQuery,
  itemSchema: ZodType<T>,
  { startPage = 1, ...call }: PaginateOptions = {},
): AsyncGenerator<WooListPage<T>, void, undefined> {
  const perPage = typeof query["per_page"] === "number" ? query["per_page"] : MAX_PER_PAGE;
  const schema = z.array(itemSchema);
  let before: T[] = [];
  for (let page = startPage; ; page += 1) {
    const ask = () => client.get(path, { ...query, per_page: perPage, page }, schema, { signal: call.signal });
    const { data, total, totalPages } = await callStore(ask, call);
    if (data.length === 0) return;
    refuseRepeatedPage(before, data);
    before = data;
    yield { items: data, page, total, totalPages };
    if (totalPages === undefined ? data.length < perPage : page >= totalPages) return;
  }
}

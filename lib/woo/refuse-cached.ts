import { WooError } from "./woo-error";

/** Dates of a store that reads them in its own time zone are up to 14 hours off; a cached listing is off by more. */
const MAX_DATE_SHIFT_MS = 26 * 60 * 60_000;

/**
 * Refuses a page that has the items of the one before it. Rows never move by a whole page between two requests, so a cache
 * that leaves the query out has answered both. An empty page is the end of a list, and a single item may have moved.
 *
 * @throws WooError `cached_answers`
 */
export function refuseRepeatedPage(before: readonly unknown[], page: readonly unknown[]): void {
  if (page.length < 2 || page.length !== before.length) return;
  if (page.every((item, position) => keyOf(item) === keyOf(before[position]))) throw cached();
}

function keyOf(item: unknown): string {
  const id = typeof item === "object" && item !== null && "id" in item ? item.id : undefined;
  return typeof id === "number" ? String(id) : JSON.stringify(item);
}

type Asked = { status: "any" | "trash"; modifiedAfter: Date };
type Listed = { status?: unknown; modifiedAt: Date | null };

/**
 * Refuses a listing of changed orders that answers another query: one of the trash with an order that is not there, or one
 * with an order that did not change after the time.
 *
 * @throws WooError `cached_answers`
 */
export function refuseOtherListing({ status, modifiedAfter }: Asked, orders: readonly Listed[]): void {
  const oldest = modifiedAfter.getTime() - MAX_DATE_SHIFT_MS;
  const isOther = orders.some(
    (order) =>
      (order.modifiedAt !== null && order.modifiedAt.getTime() < oldest) ||
      (status === "trash" && typeof order.status === "string" && order.status !== "trash"),
  );
  if (isOther) throw cached();
}

/** The refusal of an answer that belongs to another query. */
export function cached(): WooError {
  return new WooError({ code: "cached_answers" });
}

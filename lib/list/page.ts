import { type Keyset, writeCursor } from "./cursor";

export type Page<T> = {
  items: T[];
  /** Cursor of the next page. Null on the last page. */
  nextCursor: string | null;
};

/**
 * Reads one page of a list by keyset: the cost does not grow with the page number, and new rows shift nothing. `read`
 * gets one row more than `limit`, which shows whether another page follows.
 */
export async function readPage<Row>(
  limit: number,
  read: (take: number) => Promise<Row[]>,
  keysetOf: (row: Row) => Keyset,
): Promise<Page<Row>> {
  const rows = await read(limit + 1);
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > limit && last !== undefined ? writeCursor(keysetOf(last)) : null };
}

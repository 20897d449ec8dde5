import { type Keyset, writeCursor } from "./cursor";

export type Page<T> = {
  items: T[];
  /** Where the next page begins; null when this is the last. */
  nextCursor: string | null;
};

/**
 * Reads one page of a list by keyset: its cost does not grow with its number, and a row that is added meanwhile
 * shifts nothing. `read` is asked for one row more than `limit`, which tells whether there is another page.
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

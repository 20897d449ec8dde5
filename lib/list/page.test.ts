import { expect, test } from "vitest";
import { BY_ID, readCursor } from "./cursor";
import { readPage } from "./page";

const ROWS = [1, 2, 3, 4, 5].map((id) => ({ id }));

/** All pages of a list that is ordered by id. */
const pageAfter = (cursor: string | undefined, limit: number) =>
  readPage(
    limit,
    async (take) => ROWS.filter(({ id }) => id > (readCursor(BY_ID, cursor)?.[0] ?? 0)).slice(0, take),
    ({ id }) => [id],
  );

test.each([1, 2, 4, 5, 6])("pages of %i contain every row once, and the last page has no cursor", async (limit) => {
  const seen: number[] = [];
  let pages = 0;
  let cursor: string | null | undefined;
  do {
    const page = await pageAfter(cursor ?? undefined, limit);
    expect(page.items.length).toBeLessThanOrEqual(limit);
    seen.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor;
    pages += 1;
  } while (cursor !== null);
  expect(seen).toEqual([1, 2, 3, 4, 5]);
  expect(pages).toBe(Math.ceil(5 / limit));
});

test("an empty list is one page", async () => {
  expect(
    await readPage(
      2,
      async () => [],
      () => [],
    ),
  ).toEqual({ items: [], nextCursor: null });
});

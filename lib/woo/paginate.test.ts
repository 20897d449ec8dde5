import { afterEach, expect, test } from "vitest";
import { z } from "zod";
import { paginate, type PaginateOptions } from "./paginate";
import { startStubStore, type StubAnswer, type StubRequest, type StubStore } from "./testing/stub-store";

let store: StubStore;
afterEach(() => store.close());

const schema = z.object({ id: z.number() });
const QUERY = { per_page: 2, orderby: "id" };

/** Five items in pages of two. */
function pageOf({ query }: StubRequest): StubAnswer {
  const page = Number(query["page"]);
  const body = [1, 2, 3, 4, 5].slice((page - 1) * 2, page * 2).map((id) => ({ id }));
  return { headers: { "x-wp-total": "5", "x-wp-totalpages": "3" }, body };
}

async function readAll(answer: (request: StubRequest) => StubAnswer, options: PaginateOptions = {}) {
  store = await startStubStore(answer);
  const ids: number[] = [];
  const pages = paginate(store.client(), "products", QUERY, schema, {
    retry: { firstDelayMs: 1, maxDelayMs: 2 },
    ...options,
  });
  for await (const { items } of pages) ids.push(...items.map(({ id }) => id));
  return { ids, asked: store.requests.map(({ query }) => Number(query["page"])) };
}

test("reads to the last page and no further", async () => {
  expect(await readAll(pageOf)).toEqual({ ids: [1, 2, 3, 4, 5], asked: [1, 2, 3] });
});

test("without the counting headers it ends with the page that is not full", async () => {
  expect(await readAll((request) => ({ ...pageOf(request), headers: {} }))).toEqual({
    ids: [1, 2, 3, 4, 5],
    asked: [1, 2, 3],
  });
});

test("an empty list is no page", async () => {
  expect(await readAll(() => ({ headers: { "x-wp-totalpages": "0" }, body: [] }))).toEqual({ ids: [], asked: [1] });
});

test("can begin further on", async () => {
  expect(await readAll(pageOf, { startPage: 3 })).toEqual({ ids: [5], asked: [3] });
});

test("a page that fails for a passing reason is fetched again", async () => {
  let left = 1;
  const result = await readAll((request) =>
    request.query["page"] === "2" && left-- > 0 ? { status: 500, body: "<html>" } : pageOf(request),
  );
  expect(result).toEqual({ ids: [1, 2, 3, 4, 5], asked: [1, 2, 2, 3] });
});

test("fetches a page only when it is consumed", async () => {
  store = await startStubStore(pageOf);
  for await (const page of paginate(store.client(), "products", QUERY, schema)) {
    expect(page).toMatchObject({ page: 1, total: 5, totalPages: 3 });
    break;
  }
  expect(store.requests).toHaveLength(1);
});

test("a page that repeats the one before it comes from a cache, also without counting headers", async () => {
  const first = (request: StubRequest) => ({ ...pageOf({ ...request, query: { page: "1" } }), headers: {} });
  await expect(readAll(first)).rejects.toMatchObject({ code: "cached_answers" });
  expect(store.requests).toHaveLength(2);
});

test.each([
  ["an empty list", []],
  ["an empty second page", [1, 2]],
  ["one page", [1]],
  ["a second page with an item of the first, which moved", [1, 2, 2, 3]],
])("%s is no cache", async (_case, all) => {
  const answer = ({ query }: StubRequest) => {
    const page = Number(query["page"]);
    return { body: all.slice((page - 1) * 2, page * 2).map((id) => ({ id })) };
  };
  expect((await readAll(answer)).ids).toEqual(all);
});

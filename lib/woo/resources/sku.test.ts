import { afterEach, describe, expect, test } from "vitest";
import { findBySkus, normaliseSku, skuParams } from "./sku";
import { startStubStore, type StubStore } from "../testing/stub-store";

let store: StubStore | undefined;
afterEach(async () => {
  await store?.close();
  store = undefined;
});

const SHOP = [
  { id: 10, sku: "POS-ESP", type: "simple", parent_id: 0, status: "publish" },
  { id: 17, sku: "POS-TS-S", type: "variation", parent_id: 16, status: "publish" },
  { id: 2733, sku: "TRASH-1", type: "simple", parent_id: 0, status: "trash" },
  { id: 2743, sku: "A,B", type: "simple", parent_id: 0, status: "publish" },
  { id: 50, sku: "twice", type: "simple", parent_id: 0, status: "publish" },
  { id: 51, sku: "TWICE", type: "simple", parent_id: 0, status: "draft" },
  { id: 60, sku: "A", type: "simple", parent_id: 0, status: "publish" },
];

/** Searches SKUs as recorded: without case, by parts and as a whole, the trash only on request. */
async function givenShop(): Promise<StubStore> {
  store = await startStubStore(({ query }) => {
    const text = (query["sku"] ?? "").toLowerCase();
    const wanted = new Set([text, ...text.split(",")]);
    const isTrash = query["status"] === "trash";
    const body = SHOP.filter(({ sku, status }) => wanted.has(sku.toLowerCase()) && (status === "trash") === isTrash);
    return { headers: { "x-wp-total": String(body.length), "x-wp-totalpages": "1" }, body };
  });
  return store;
}

describe("findBySkus", () => {
  test("products and variations, several for one SKU, in one request", async () => {
    const { client, requests } = await givenShop();
    const found = await findBySkus(client(), ["pos-esp", " POS-TS-S ", "Twice", "none", "", "  "]);
    expect([...found.keys()].sort()).toEqual(["pos-esp", "pos-ts-s", "twice"]);
    expect(found.get("pos-ts-s")).toEqual([SHOP[1]]);
    expect(found.get("twice")?.map(({ id }) => id)).toEqual([50, 51]);
    expect(requests).toHaveLength(1);
    expect(requests[0]).toMatchObject({
      isSigned: true,
      query: { sku: "pos-esp,POS-TS-S,Twice,none", per_page: "100", _fields: "id,sku,type,parent_id,status" },
    });
  });

  test("the trash only on request", async () => {
    const { client } = await givenShop();
    expect((await findBySkus(client(), ["trash-1"])).size).toBe(0);
    const found = await findBySkus(client(), ["trash-1"], { includeTrash: true });
    expect(found.get("trash-1")).toMatchObject([{ id: 2733, status: "trash" }]);
  });

  test("a SKU with a comma has a request of its own, and its parts do not match it", async () => {
    const { client, requests } = await givenShop();
    const found = await findBySkus(client(), ["A,B", "POS-ESP"]);
    expect([...found].map(([sku, list]) => [sku, list.map(({ id }) => id)])).toEqual([
      ["a,b", [2743]],
      ["pos-esp", [10]],
    ]);
    expect(requests.map(({ query }) => query["sku"])).toEqual(["A,B", "POS-ESP"]);
  });

  test("a SKU that makes the store refuse the query is left out, and the others are found", async () => {
    store = await startStubStore(({ query }) => {
      const skus = (query["sku"] ?? "").split(",");
      if (skus.includes("BAD")) return { status: 401, body: { code: "woocommerce_rest_authentication_error" } };
      return { body: SHOP.filter(({ sku }) => skus.includes(sku)) };
    });
    const found = await findBySkus(store.client(), ["POS-ESP", "BAD", "POS-TS-S", "A"]);
    expect([...found.keys()].sort()).toEqual(["a", "pos-esp", "pos-ts-s"]);
  });

  test("a SKU with a backslash that the store refuses in a query is searched by its longest part", async () => {
    const slashed = { id: 20, sku: "AC\\BACK", type: "simple", parent_id: 0, status: "publish" };
    const other = { ...slashed, id: 21, sku: "BACKPACK" };
    store = await startStubStore(({ query }) => {
      if (query["sku"]?.includes("\\")) return { status: 401, body: { code: "woocommerce_rest_authentication_error" } };
      return { body: [slashed, other].filter(({ sku }) => sku.includes(query["search_sku"] ?? "")) };
    });
    expect([...(await findBySkus(store.client(), ["ac\\BACK"]))]).toEqual([["ac\\back", [slashed]]]);
  });

  test("nothing to find requests nothing", async () => {
    const { client, requests } = await givenShop();
    expect((await findBySkus(client(), ["", " "])).size).toBe(0);
    expect(requests).toHaveLength(0);
  });

  test("a thousand long SKUs keep every request line short", async () => {
    const { client, requests } = await givenShop();
    await findBySkus(
      client(),
      Array.from({ length: 1000 }, (_, index) => `قهوة/${index} ${"x".repeat(60)}`),
    );
    expect(Math.max(...requests.map(({ url }) => url.length))).toBeLessThan(6_000);
    expect(requests.every(({ isSigned }) => isSigned)).toBe(true);
  });
});

test.each([
  [250, [100, 100, 50]],
  [100, [100]],
  [0, []],
])("%i short SKUs go in requests of %j", (count, sizes) => {
  const params = skuParams(Array.from({ length: count }, (_, index) => `S-${index}`));
  expect(params.map((param) => param.split(",").length)).toEqual(sizes);
});

test.each([
  [" SN-1 ", "sn-1"],
  ["sn-1", "sn-1"],
  ["CAFE\u0301", "café"],
  ["  ", ""],
  ["MUG RED  XL", "mug red xl"],
  ["<tag>", ""],
  ["A<b>B</b>", "ab"],
  ["A<B & C", "a&lt;b &amp; c"],
  ["A%20B 50%", "ab 50%"],
  ["%2%300", ""],
  ["back\\slash", "back\\slash"],
])("normaliseSku(%j) is %j", (sku, expected) => expect(normaliseSku(sku)).toBe(expected));

// @vitest-environment jsdom
import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import type { MatchCandidate, PullProductView, PullView } from "@/lib/sync/pull/pull-view";
import { fakeApi, refusal } from "@/lib/testing/browser/fake-api";
import { OWNER, renderView } from "@/lib/testing/browser/render-view";
import { PullPage } from "./pull-view";

const PULL = "GET /api/woocommerce/pulls/3";
const PRODUCTS = "GET /api/woocommerce/pulls/3/products";
const CANDIDATES = "GET /api/woocommerce/pulls/3/products/12/candidates";
const MATCH = "PUT /api/woocommerce/pulls/3/products/12/match";
const UNDO = "DELETE /api/woocommerce/pulls/3/products/12/match";

const pull = (fresh: number, matched: number): PullView => ({
  id: 3,
  storeId: 7,
  status: "ready",
  phase: "compare",
  total: 0,
  done: 0,
  isCancelling: false,
  resumeAt: null,
  errorCode: null,
  errorDetail: null,
  createdAt: "2026-11-29T10:00:00.000Z",
  finishedAt: null,
  preview: {
    counts: { new: fresh, matched, doubtful: 0, left_out: 0 },
    linked: 0,
    doubts: [],
    reasons: [],
    taxes: [],
    customers: { new: 0, matched: 0, doubtful: 0, left_out: 0, erased: 0 },
    orders: null,
    results: { customers: { taken: 0, erased: 0, unnamed: 0 }, orders: { taken: 0, leftOut: 0, failed: 0 } },
    images: { total: 0, waiting: 0, failed: 0 },
  },
});

const mug: PullProductView = {
  remoteId: 12,
  label: "Blue mug",
  sku: "MUG",
  verdict: "new",
  doubts: [],
  reason: null,
  choice: null,
  productId: null,
  product: null,
  isMatchChosen: false,
  canMatch: true,
  canBeNew: false,
  unmatched: null,
  isLinked: false,
};
const matched: PullProductView = {
  ...mug,
  verdict: "matched",
  productId: 4,
  product: { id: 4, name: "Cup", sku: "CUP" },
  isMatchChosen: true,
};

const candidate = (id: number, name: string, values: Partial<MatchCandidate> = {}): MatchCandidate => ({
  id,
  name,
  sku: name.toUpperCase(),
  image: null,
  priceFrom: "9",
  priceTo: "9",
  variationCount: 1,
  taker: null,
  ...values,
});
const CUP = candidate(4, "Cup");
const OTHERS = [
  candidate(5, "Tea", { taker: { kind: "matched", label: "Green tea" } }),
  candidate(6, "Jar", { taker: { kind: "linked" } }),
];

function show(item: PullProductView, user = OWNER) {
  fakeApi.answer({
    [PULL]: () => pull(40, 3),
    [PRODUCTS]: () => ({ items: [item], nextCursor: null }),
    [CANDIDATES]: () => ({ items: [CUP, ...OTHERS], nextCursor: null }),
  });
  const store = { id: 7, url: "https://shop.example" };
  return renderView(<PullPage store={store} initial={pull(41, 2)} isConnected rates={[]} />, { user }).person;
}

const table = async () => within(await screen.findByRole("table", { name: "Products" }));
const open = async (person: ReturnType<typeof show>) => {
  await person.click((await table()).getByRole("button", { name: "Match Blue mug with a product of the shop" }));
  return within(await screen.findByRole("dialog", { name: "Match by hand" }));
};

test("a product is searched and chosen by keyboard, its line and the counts follow", async () => {
  const person = show(mug);
  const dialog = await open(person);
  expect(dialog.getByText("Which product of the shop is “Blue mug”? It keeps its SKU here.")).toBeTruthy();
  const list = within(await dialog.findByRole("list", { name: "Products of the shop" }));
  // What has a match is shown with it, and is no button.
  expect(list.getAllByRole("button")).toHaveLength(1);
  expect(list.getByText("Matched with Green tea")).toBeTruthy();
  expect(list.getByText("Linked with another product of this store")).toBeTruthy();
  await person.type(dialog.getByRole("textbox", { name: "Name or SKU" }), "cup{Enter}");
  const cup = await list.findByRole("button", { name: /Cup.*CUP.*\$9\.00/ });
  expect(fakeApi.sent(CANDIDATES).at(-1)?.params.get("q")).toBe("cup");
  fakeApi.answer({ [MATCH]: () => ({}), [PRODUCTS]: () => ({ items: [matched], nextCursor: null }) });
  cup.focus();
  await person.keyboard("{Enter}");
  expect(await screen.findByText("Blue mug is matched with Cup.")).toBeTruthy();
  expect(fakeApi.sent(MATCH).map(({ body }) => body)).toEqual([{ productId: 4 }]);
  expect(screen.queryByRole("dialog")).toBeNull();
  const rows = await table();
  expect(await rows.findByText("Matched by hand")).toBeTruthy();
  expect(rows.getByRole("link", { name: "Cup" }).getAttribute("href")).toBe("/products/4");
  expect(await screen.findByText("40")).toBeTruthy();
});

test("a refusal stays in the dialog, with the reason and the candidates as they are now", async () => {
  const person = show(mug);
  const dialog = await open(person);
  const taken = candidate(4, "Cup", { taker: { kind: "matched", label: "Bowl" } });
  fakeApi.answer({
    [MATCH]: () => refusal(409, "conflict", "pullMatchTaken", { values: { product: "Cup", other: "Bowl" } }),
    [CANDIDATES]: () => ({ items: [taken], nextCursor: null }),
  });
  await person.click(await dialog.findByRole("button", { name: /Cup/ }));
  expect(await dialog.findByText(/Cup is already matched with Bowl of this preview\. Undo that first/)).toBeTruthy();
  expect(await dialog.findByText("Matched with Bowl")).toBeTruthy();
  await person.keyboard("{Escape}");
  expect(screen.queryByRole("dialog")).toBeNull();
});

test("a match by hand says what has no match, and can be undone", async () => {
  const unmatched = {
    store: { names: ["Large"], count: 1 },
    shop: { names: ["TS-1", "TS-2", "TS-3", "TS-4", "TS-5"], count: 7 },
  };
  const person = show({ ...matched, unmatched });
  const rows = await table();
  expect(rows.getByText(/^Not known here: .?Large.?$/)).toBeTruthy();
  expect(rows.getByText(/^Not in the store: .?TS-1.*TS-5.*2 more.?$/)).toBeTruthy();
  fakeApi.answer({ [UNDO]: () => ({}), [PRODUCTS]: () => ({ items: [mug], nextCursor: null }) });
  await person.click(rows.getByRole("button", { name: "Undo the match of Blue mug" }));
  expect(await screen.findByText("The match of Blue mug is as it was found.")).toBeTruthy();
  expect(rows.queryByText("Matched by hand")).toBeNull();
});

test("a product that is found by barcode may be made new", async () => {
  const person = show({ ...matched, isMatchChosen: false, canBeNew: true });
  const rows = await table();
  fakeApi.answer({ [MATCH]: () => refusal(409, "conflict", "pullSkuInUse", { values: { sku: "MUG" } }) });
  await person.click(rows.getByRole("button", { name: "Make Blue mug new here" }));
  expect(await screen.findByText(/A product here has the SKU MUG, so it can't be made new/)).toBeTruthy();
  fakeApi.answer({ [MATCH]: () => ({}) });
  await person.click(rows.getByRole("button", { name: "Make Blue mug new here" }));
  expect(await screen.findByText("Blue mug is made new here.")).toBeTruthy();
  expect(fakeApi.sent(MATCH).map(({ body }) => body)).toEqual([{ productId: null }, { productId: null }]);
});

test("whoever may not see products, and a line with a certain match, get no choice", async () => {
  const permissions = OWNER.permissions.filter((permission) => permission !== "products.view");
  show(mug, { ...OWNER, permissions });
  expect((await table()).queryByRole("button")).toBeNull();
});

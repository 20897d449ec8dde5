// @vitest-environment jsdom
import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import type { PullProductView, PullView } from "@/lib/sync/pull/pull-view";
import { fakeApi, refusal } from "@/lib/testing/browser/fake-api";
import { renderView } from "@/lib/testing/browser/render-view";
import { PullPage } from "./pull-view";

const START = "POST /api/woocommerce/stores/7/pulls";
const APPLY = "POST /api/woocommerce/pulls/3/apply";
const PRODUCTS = "GET /api/woocommerce/pulls/3/products";
const CHOOSE = "PUT /api/woocommerce/pulls/3/products/12";
const STORE = { id: 7, url: "https://shop.example" };
const RATES = [{ id: 5, name: "VAT 19 %" }];

const pull = (values: Partial<PullView> = {}): PullView => ({
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
    counts: { new: 1200, matched: 30, doubtful: 1, left_out: 2 },
    linked: 0,
    doubts: [{ code: "price_differs", count: 1, choice: "store" }],
    reasons: [{ code: "grouped", count: 2 }],
    taxes: [{ taxClass: "", name: "Standard", count: 40, choice: "make", made: { name: "VAT", percent: "7.0000" } }],
    customers: { new: 20, matched: 4, doubtful: 1, left_out: 0, erased: 2 },
    orders: { 3: 40, 6: 75, 12: 130, 24: null },
    results: {
      customers: { taken: 0, erased: 0, unnamed: 0 },
      orders: { taken: 0, leftOut: 0, failed: 0 },
    },
    images: { total: 0, waiting: 0, failed: 0 },
  },
  ...values,
});

const bowl: PullProductView = {
  remoteId: 12,
  label: "Bowl",
  sku: "BOWL",
  verdict: "doubtful",
  doubts: ["price_differs"],
  reason: null,
  choice: null,
  productId: 4,
  product: { id: 4, name: "Big bowl", sku: "BB" },
  isMatchChosen: false,
  canMatch: true,
  canBeNew: false,
  unmatched: null,
  isLinked: false,
};

function show(initial: PullView | null, isConnected = true) {
  fakeApi.answer({ [PRODUCTS]: () => ({ items: [bowl], nextCursor: null }) });
  return renderView(<PullPage store={STORE} initial={initial} isConnected={isConnected} rates={RATES} />).person;
}

test("says what happens before anything is read, and needs a connected store", () => {
  show(null, false);
  expect(screen.getByText(/its customers; if you wish, the orders .* Nothing in the store is changed/)).toBeTruthy();
  expect(screen.getByRole<HTMLButtonElement>("button", { name: "Read the store" }).disabled).toBe(true);
  expect(screen.getByText("Connect the store first.")).toBeTruthy();
});

test("reading shows its step and count, and why it waits", async () => {
  const person = show(null);
  const reading = pull({ status: "reading", phase: "products", total: 900, done: 300, preview: null });
  fakeApi.answer({
    [START]: () => reading,
    "GET /api/woocommerce/pulls/3": () => ({
      ...reading,
      resumeAt: "2026-11-29T10:05:00.000Z",
      errorCode: "timed_out",
    }),
  });
  await person.click(screen.getByRole("button", { name: "Read the store" }));
  expect(await screen.findByText("300 of 900")).toBeTruthy();
  expect(screen.getByText("Reading products")).toBeTruthy();
  expect(await screen.findByText(/^Goes on by itself at .*10:05/, {}, { timeout: 4000 })).toBeTruthy();
});

test("the preview counts, and what a person chooses is applied", async () => {
  const person = show(pull());
  expect(screen.getByText("1,200")).toBeTruthy();
  expect(screen.getByText("Grouped product: a set of other products")).toBeTruthy();
  await person.selectOptions(screen.getByRole("combobox", { name: "What to do: The prices differ" }), "shop");
  await person.selectOptions(screen.getByRole("combobox", { name: /Standard class/ }), "5");
  fakeApi.answer({ [APPLY]: () => pull({ status: "applying", phase: "write", total: 13, done: 4 }) });
  await person.click(screen.getByRole("button", { name: "Take over 1,231 products" }));
  expect(await screen.findByText("Writing products")).toBeTruthy();
  expect(fakeApi.sent(APPLY).map(({ body }) => body)).toEqual([
    { doubts: { price_differs: "shop" }, taxes: { "": 5 }, orderMonths: 0, customers: true },
  ]);
});

test("orders of the last months are taken over if wished", async () => {
  const person = show(pull());
  const months = screen.getByRole("combobox", { name: "Orders of the last" });
  expect(
    within(months)
      .getAllByRole("option")
      .map(({ textContent }) => textContent),
  ).toEqual(["No orders", "3 months (40 orders)", "6 months (75 orders)", "12 months (130 orders)", "24 months"]);
  await person.selectOptions(months, "12");
  fakeApi.answer({ [APPLY]: () => pull({ status: "applying", phase: "orders", total: 130, done: 4 }) });
  await person.click(screen.getByRole("button", { name: "Take over 1,231 products" }));
  expect(await screen.findByText("Taking over orders")).toBeTruthy();
  expect(fakeApi.sent(APPLY).map(({ body }) => body)).toMatchObject([{ orderMonths: 12 }]);
});

test("customers are counted, and stay out if wished", async () => {
  const person = show(pull());
  expect(screen.getByText("20 new here")).toBeTruthy();
  expect(screen.getByText("4 known here by their e-mail address")).toBeTruthy();
  expect(screen.getByText("2 erased customers stay out")).toBeTruthy();
  await person.click(screen.getByRole("switch", { name: "Take over 25 customers" }));
  fakeApi.answer({ [APPLY]: () => pull({ status: "applying", phase: "write", total: 13, done: 4 }) });
  await person.click(screen.getByRole("button", { name: "Take over 1,231 products" }));
  expect(await screen.findByText("Writing products")).toBeTruthy();
  expect(fakeApi.sent(APPLY).map(({ body }) => body)).toMatchObject([{ customers: false }]);
});

test("one product gets a choice of its own", async () => {
  const person = show(pull());
  const table = within(await screen.findByRole("table", { name: "Products" }));
  const choice = table.getByRole("combobox", { name: "What to do with Bowl" });
  fakeApi.answer({ [CHOOSE]: () => ({}) });
  await person.selectOptions(choice, "leave_out");
  expect(fakeApi.sent(CHOOSE).map(({ body }) => body)).toEqual([{ choice: "leave_out" }]);
});

test("a refusal is shown, and a failed pull states its cause and can begin anew", async () => {
  const person = show(pull({ status: "failed", errorCode: "auth_bad_key" }));
  expect(within(screen.getByRole("alert")).getByText("Not taken over")).toBeTruthy();
  fakeApi.answer({ [START]: () => refusal(409, "conflict", "pullActive") });
  await person.click(screen.getByRole("button", { name: "Read the store again" }));
  expect(await screen.findByText(/What the store has is being taken over/)).toBeTruthy();
});

test("afterwards it states what is linked and what stayed out, with the way to the sync", () => {
  const done = pull({ status: "completed", finishedAt: "2026-11-29T10:10:00.000Z" });
  done.preview = {
    ...done.preview!,
    linked: 1231,
    images: { total: 9, waiting: 0, failed: 2 },
    results: {
      customers: { taken: 25, erased: 1, unnamed: 0 },
      orders: { taken: 130, leftOut: 3, failed: 1 },
    },
  };
  show(done);
  expect(screen.getByText(/1,231 products are linked with the store/)).toBeTruthy();
  expect(screen.getByText("2 products stayed out. The list below says why.")).toBeTruthy();
  expect(screen.getByText("25 customers taken over.")).toBeTruthy();
  expect(screen.getByText("1 customer stayed out, because their data was erased here.")).toBeTruthy();
  expect(screen.queryByText(/without a name/)).toBeNull();
  expect(screen.getByText("130 earlier orders are sales here.")).toBeTruthy();
  expect(screen.getByText(/^3 orders stayed out/)).toBeTruthy();
  expect(screen.getByText(/^1 order could not be imported/)).toBeTruthy();
  expect(screen.getByText(/2 images could not be fetched/)).toBeTruthy();
  expect(screen.getByRole("link", { name: "To the sync page" }).getAttribute("href")).toBe("/woocommerce/sync?store=7");
});

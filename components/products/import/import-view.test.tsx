// @vitest-environment jsdom
import { cleanup, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import type { ImportView as View } from "@/lib/catalog/import/import-schema";
import { fakeApi } from "@/lib/testing/browser/fake-api";
import { renderView } from "@/lib/testing/browser/render-view";
import { ImportView } from "./import-view";

const CHOICES = {
  locations: [],
  taxRates: [],
  priceGroups: [],
  currency: "USD",
  weightUnit: "kg",
  pricesIncludeTax: false,
  timeZone: "UTC",
};

const view = (values: Partial<View>): View => ({
  id: 4,
  fileName: "tea.csv",
  status: "checked",
  total: 2,
  bad: 0,
  toCreate: 2,
  toUpdate: 0,
  toSkip: 0,
  productsToCreate: 2,
  productsToUpdate: 0,
  productsToSend: 2,
  leavesOutBad: false,
  isHeldBack: false,
  stockMoves: 0,
  locationName: null,
  notes: {},
  leftOut: {},
  done: 0,
  steps: 0,
  ignoredColumns: [],
  images: { total: 0, waiting: 0, failed: 0 },
  errorCode: null,
  isCancelling: false,
  createdAt: "2026-11-29T10:00:00.000Z",
  ...values,
});

const show = (initial: View | null) =>
  renderView(<ImportView initial={initial} choices={CHOICES} stores={[]} />).person;

test("an import that is being checked, and one that waits for a person, is shown again", async () => {
  fakeApi.answer({ "GET /api/products/imports/4": () => view({ status: "checking", done: 1, steps: 3 }) });
  show(view({ status: "checking", done: 1, steps: 3 }));
  expect(screen.queryByLabelText("CSV file")).toBeNull();
  cleanup();
  fakeApi.answer({ "GET /api/products/imports/4": () => view({}) });
  show(view({}));
  expect(await screen.findByRole("button", { name: "Import 2 lines" })).toBeTruthy();
});

test("the address names an import, so that Back, which shows the page as it was before the upload, finds it", async () => {
  fakeApi.answer({
    "GET /api/products/imports/4": () => view({}),
    "POST /api/products/imports/4/cancel": () => view({ status: "cancelled" }),
  });
  const { person } = renderView(<ImportView initial={null} choices={CHOICES} stores={[]} />, {
    path: "/products/import?import=4",
  });
  expect(await screen.findByRole("button", { name: "Import 2 lines" })).toBeTruthy();
  await person.click(screen.getByRole("button", { name: "Discard" }));
  expect(await screen.findByLabelText("CSV file")).toBeTruthy();
  expect(window.location.search).toBe("");
});

test("what a person does with an import puts it into the address", async () => {
  fakeApi.answer({
    "GET /api/products/imports/4": () => view({}),
    "POST /api/products/imports/4/apply": () => view({ status: "applying", steps: 2 }),
  });
  const person = show(view({}));
  await person.click(screen.getByRole("button", { name: "Import 2 lines" }));
  await expect.poll(() => window.location.search).toBe("?import=4");
});

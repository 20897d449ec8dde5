// @vitest-environment jsdom
import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import type { FoundStoreView } from "@/lib/sync/stores/search-store";
import { renderView } from "@/lib/testing/browser/render-view";
import { FoundStore } from "./found-store";

const CHOICES = {
  locations: [{ id: 1, name: "Shop" }],
  priceGroups: [],
  currency: "USD",
  pricesIncludeTax: false,
  hasTaxRates: false,
};
const FOUND: FoundStoreView = {
  ok: true,
  url: "https://shop.example",
  name: "Ada's Tea",
  phpOutput: null,
  isIndexClosed: false,
  knownStore: null,
  authoriseProblem: null,
};

const show = (values: Partial<FoundStoreView>) =>
  renderView(<FoundStore found={{ ...FOUND, ...values }} choices={CHOICES} />);

test("PHP messages before the store's answers are shown with what to do", () => {
  show({ phpOutput: "Notice: Undefined array key 3 in plugin.php" });
  expect(screen.getByText(/Undefined array key 3 in plugin\.php/).textContent).toMatch(/PHP/);
});

test("a store without https, or with a closed index, is said to be so", () => {
  show({ url: "http://shop.example", isIndexClosed: true });
  expect(screen.getByText(/^The store has no https/)).toBeTruthy();
  expect(screen.getByText(/^The store keeps its public API to itself/)).toBeTruthy();
});

test("a store in order has nothing to be said of", () => {
  show({});
  expect(screen.getByText("Found: Ada's Tea")).toBeTruthy();
  expect(screen.queryByText(/PHP|no https|public API/)).toBeNull();
  expect(screen.getByRole("button", { name: "Authorise in the store" })).toBeTruthy();
});

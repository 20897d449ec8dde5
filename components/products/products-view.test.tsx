// @vitest-environment jsdom
import { screen, waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";
import type { ProductListItem } from "@/lib/catalog/product-view";
import type { ProductState, ProductStates } from "@/lib/sync/product-states/product-state-view";
import { fakeApi } from "@/lib/testing/browser/fake-api";
import { renderView } from "@/lib/testing/browser/render-view";
import { ProductCard } from "./product-card";
import { ProductsView } from "./products-view";

const item = (id: number, name: string, isSyncDisabled = false): ProductListItem => ({
  id,
  type: "simple",
  name,
  sku: name.toUpperCase(),
  category: null,
  tracksStock: true,
  isSyncDisabled,
  image: null,
  priceFrom: "5.00",
  priceTo: "5.00",
  variationCount: 1,
  stock: [],
  isLow: false,
});
const CHOICES = {
  locations: [{ id: 1, name: "Shop" }],
  priceGroups: [],
  taxRates: [],
  currency: "USD",
  weightUnit: "kg",
  pricesIncludeTax: false,
  timeZone: "UTC",
};
const STORES = [
  { id: 1, name: "Tea shop", url: "https://tea.example" },
  { id: 2, name: "Outlet", url: "https://outlet.example" },
];
const state = (storeId: number, kind: ProductState["kind"]): ProductState => ({
  storeId,
  kind,
  errorCode: kind === "failed" ? "invalid_sku" : null,
  remoteId: null,
});

function show(items: ProductListItem[], answer: ProductStates) {
  const page = { items, nextCursor: null, total: items.length };
  fakeApi.answer({ "GET /api/products": () => page, "GET /api/products/sync-states": () => answer });
  renderView(<ProductsView initial={{ search: "", page, bulkEdit: null }} choices={CHOICES} categories={[]} />);
}

/** What the list says of a product's stores, in the last column. */
const wordOf = (name: string) =>
  within(screen.getByRole("row", { name: new RegExp(name) }))
    .getAllByRole("cell")
    .at(-1)?.textContent;

test("the list says the state of each product, asked for once for all of them", async () => {
  show([item(11, "Mug"), item(12, "Cup"), item(13, "Jug"), item(14, "Pot")], {
    stores: STORES.slice(0, 1),
    products: {
      11: [state(1, "online")],
      12: [state(1, "waiting")],
      13: [state(1, "failed")],
      14: [state(1, "notSent")],
    },
  });
  await waitFor(() => expect(wordOf("Mug")).toBe("Online"));
  expect(wordOf("Cup")).toBe("Waiting");
  expect(wordOf("Jug")).toBe("Failed");
  expect(wordOf("Pot")).toBe("Not sent");
  expect(fakeApi.sent("GET /api/products/sync-states").map(({ params }) => params.get("ids"))).toEqual(["11,12,13,14"]);
});

test("of several stores it says the state that matters most, and how many share it", async () => {
  show([item(11, "Mug"), item(12, "Cup")], {
    stores: STORES,
    products: {
      11: [state(1, "online"), state(2, "failed")],
      12: [state(1, "online"), state(2, "online")],
    },
  });
  await waitFor(() => expect(wordOf("Mug")).toBe("Failed: 1 store"));
  expect(wordOf("Cup")).toBe("Online: 2 stores");
});

test("without a store only what is kept from stores is said", async () => {
  show([item(11, "Mug"), item(12, "Cup", true)], { stores: [], products: {} });
  await waitFor(() => expect(fakeApi.sent("GET /api/products/sync-states")).toHaveLength(1));
  expect(wordOf("Cup")).toBe("Not synced");
  expect(wordOf("Mug")).toBe("");
});

test("the card of a phone says it as well", () => {
  const { unmount } = renderView(
    <ProductCard item={item(11, "Mug")} choices={CHOICES} states={[state(1, "online"), state(2, "waiting")]} />,
  );
  expect(screen.getByText("Waiting: 1 store")).toBeTruthy();
  unmount();
  renderView(<ProductCard item={item(11, "Mug")} choices={CHOICES} states={undefined} />);
  expect(screen.queryByText(/Online|Waiting/)).toBeNull();
});

// @vitest-environment jsdom
import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { fakeApi } from "@/lib/testing/browser/fake-api";
import { renderView } from "@/lib/testing/browser/render-view";
import type { ThingItem, ThingsPreview } from "@/lib/sync/preview/things-view";
import { ThingsCard } from "./things-card";

const text = (value: string) => ({ kind: "text", text: value }) as const;
const NONE = { create: 0, link: 0, rename: 0, move: 0, update: 0, unchanged: 0 };

const created: ThingItem = {
  entity: "category",
  id: 1,
  name: "Tea",
  within: "Drinks",
  kind: "create",
  rows: [{ field: "name", isSent: true, now: text("Tea"), lastSent: null }],
};
const moved: ThingItem = {
  entity: "category",
  id: 2,
  name: "Mugs",
  within: null,
  kind: "move",
  rows: [
    { field: "name", isSent: false, now: text("Mugs"), lastSent: text("Mugs") },
    { field: "parent", isSent: true, now: text(""), lastSent: text("Kitchen") },
  ],
};
const preview: ThingsPreview = {
  counts: { ...NONE, create: 1, move: 1, unchanged: 40 },
  items: [created, moved],
  isStoreRead: false,
  storeError: null,
};

test("categories are counted and filtered by kind, with the fields that are sent", async () => {
  fakeApi.answer({ "GET /api/woocommerce/stores/7/preview/categories": () => preview });
  const { person } = renderView(<ThingsCard part="categories" storeId={7} choice={{ mode: "all", isForced: false }} />);
  expect(await screen.findByText("Tea")).toBeTruthy();
  const row = within(screen.getByText("Mugs").closest("li")!);
  expect(row.getByText("Top level")).toBeTruthy();
  expect(row.getByText("Kitchen")).toBeTruthy();
  expect(row.queryByText("Name")).toBeNull();
  await person.click(screen.getByRole("button", { name: /Moved/ }));
  expect(screen.queryByText("Tea")).toBeNull();
  expect(screen.getByText("Mugs")).toBeTruthy();
});

test("a few of many categories appear, and the rest on request", async () => {
  const items = Array.from({ length: 30 }, (_, index): ThingItem => ({ ...created, id: index, name: `Tea ${index}` }));
  const counts = { ...NONE, create: items.length };
  fakeApi.answer({ "GET /api/woocommerce/stores/7/preview/categories": () => ({ ...preview, counts, items }) });
  const { person } = renderView(<ThingsCard part="categories" storeId={7} choice={{ mode: "all", isForced: false }} />);
  expect(await screen.findByText("Tea 4")).toBeTruthy();
  expect(screen.queryByText("Tea 5")).toBeNull();
  await person.click(screen.getByRole("button", { name: "Show more" }));
  expect(screen.getByText("Tea 29")).toBeTruthy();
});

// @vitest-environment jsdom
import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { fakeApi } from "@/lib/testing/browser/fake-api";
import { renderView } from "@/lib/testing/browser/render-view";
import { SyncView } from "./sync-view";

const PREVIEW = "/woocommerce/sync/preview?store=7";
const PROGRESS = "GET /api/woocommerce/stores/7/progress";
const ALL = { categories: true, products: true, settings: true };

const store = (first: { isFirst: boolean; areCategoriesFirst: boolean }) => ({
  id: 7,
  hasKeys: true,
  ...first,
  isAutoSyncWaiting: false,
  location: "Main Street",
  furtherLocations: [],
});

const hrefOf = (name: string) => screen.getByRole("link", { name }).getAttribute("href");

test("a store that was never synced is sent nothing from here, neither products nor categories", () => {
  fakeApi.answer({ [PROGRESS]: () => ({ run: null }) });
  renderView(<SyncView store={store({ isFirst: true, areCategoriesFirst: true })} run={null} may={ALL} />);
  expect(screen.queryAllByRole("button")).toEqual([]);
  expect(hrefOf("See the categories first")).toBe(PREVIEW);
  expect(hrefOf("See what would be sent first")).toBe(PREVIEW);
});

test("who may send categories only is led to their preview as well", () => {
  fakeApi.answer({ [PROGRESS]: () => ({ run: null }) });
  const may = { ...ALL, products: false };
  renderView(<SyncView store={store({ isFirst: true, areCategoriesFirst: true })} run={null} may={may} />);
  expect(hrefOf("See the categories first")).toBe(PREVIEW);
  expect(screen.queryByRole("link", { name: "See what would be sent first" })).toBeNull();
});

test("once categories were sent from the preview they can be sent again from here", async () => {
  fakeApi.answer({ [PROGRESS]: () => ({ run: null }), "POST /api/woocommerce/stores/7/runs": () => ({ id: 1 }) });
  const { person } = renderView(
    <SyncView store={store({ isFirst: true, areCategoriesFirst: false })} run={null} may={ALL} />,
  );
  expect(hrefOf("See what would be sent first")).toBe(PREVIEW);
  await person.click(screen.getByRole("button", { name: "Sync categories" }));
  expect(fakeApi.sent("POST /api/woocommerce/stores/7/runs").map(({ body }) => body)).toEqual([
    { kind: "categories", mode: "all" },
  ]);
});

// @vitest-environment jsdom
import { screen, waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import { fakeApi } from "@/lib/testing/browser/fake-api";
import { renderView, router } from "@/lib/testing/browser/render-view";
import type { ThingsPreview } from "@/lib/sync/preview/things-view";
import { CategoriesPreview } from "./categories-preview";
import { SendCategories } from "./send-categories";

const RUNS = "POST /api/woocommerce/stores/7/runs";

const things: ThingsPreview = {
  counts: { create: 1, link: 0, rename: 0, move: 0, update: 0, unchanged: 0 },
  items: [{ entity: "category", id: 1, name: "Tea", within: null, kind: "create", rows: [] }],
  isStoreRead: false,
  storeError: null,
};

test("categories are seen before they are sent, and sent from their preview", async () => {
  fakeApi.answer({
    "GET /api/woocommerce/stores/7/preview/categories": () => things,
    "GET /api/woocommerce/stores/7/progress": () => ({ run: null }),
    [RUNS]: () => ({ id: 4 }),
  });
  const { person } = renderView(<CategoriesPreview store={{ id: 7, areCategoriesFirst: true }} run={null} />);
  expect(screen.getByText("The first sync of this store")).toBeTruthy();
  expect(await screen.findByText("Tea")).toBeTruthy();
  expect(fakeApi.sent(RUNS)).toEqual([]);
  await person.click(screen.getByRole("button", { name: "Send just the categories" }));
  await waitFor(() => expect(router.push).toHaveBeenCalledWith("/woocommerce/sync?store=7"));
  expect(fakeApi.sent(RUNS).map(({ body }) => body)).toEqual([{ kind: "categories", mode: "all", isForced: false }]);
});

test.each([
  { mode: "new", sent: "new" },
  { mode: "changed", sent: "all" },
])("a preview of mode $mode sends categories of mode $sent", async ({ mode, sent }) => {
  fakeApi.answer({ [RUNS]: () => ({ id: 4 }) });
  const { person } = renderView(<SendCategories storeId={7} choice={{ mode, isForced: true }} isBusy={false} />);
  await person.click(screen.getByRole("button", { name: "Send just the categories" }));
  await waitFor(() => expect(fakeApi.sent(RUNS)).toHaveLength(1));
  expect(fakeApi.sent(RUNS)[0]?.body).toEqual({ kind: "categories", mode: sent, isForced: true });
});

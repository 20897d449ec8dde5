// @vitest-environment jsdom
import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { renderView } from "@/lib/testing/browser/render-view";
import { AutoSyncWaits } from "./auto-sync-waits";

test("who may sync products is led to the preview, and others are told whom to ask", () => {
  const { unmount } = renderView(<AutoSyncWaits storeId={7} mayPreview />);
  expect(screen.getByText("Automatic sync begins after the first sync. Look at the preview.")).toBeTruthy();
  expect(screen.getByRole("link", { name: "Preview" }).getAttribute("href")).toBe("/woocommerce/sync/preview?store=7");
  unmount();
  renderView(<AutoSyncWaits storeId={7} mayPreview={false} />);
  expect(screen.queryByRole("link")).toBeNull();
  expect(screen.getByText(/Ask someone who may sync products/)).toBeTruthy();
});

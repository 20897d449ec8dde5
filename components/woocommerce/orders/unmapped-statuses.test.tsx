// @vitest-environment jsdom
import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { renderView } from "@/lib/testing/browser/render-view";
import type { StatusInUse } from "@/lib/sync/orders/order-view";
import { UnmappedStatuses } from "./unmapped-statuses";

const STATUSES: StatusInUse[] = [
  { status: "processing", orders: 9, isMapped: true },
  { status: "packing", orders: 3, isMapped: false },
  { status: "ready-for-pickup", orders: 1, isMapped: false },
];

const show = (statuses: StatusInUse[], canMap = true) =>
  renderView(<UnmappedStatuses storeId={7} statuses={statuses} canMap={canMap} />);

test("names the statuses that nobody has mapped, with their orders, and where to map them", () => {
  show(STATUSES);
  const text = screen.getByText(/packing/).textContent;
  expect(text).toMatch(/packing.*3/);
  expect(text).toMatch(/ready-for-pickup.*1/);
  expect(text).not.toContain("processing");
  expect(screen.getByRole("link").getAttribute("href")).toBe("/woocommerce/settings/orders?store=7#statuses");
});

test("leads nobody to settings that they may not see", () => {
  show(STATUSES, false);
  expect(screen.getByText(/packing/)).toBeTruthy();
  expect(screen.queryByRole("link")).toBeNull();
});

test("says nothing when every status is mapped", () => {
  expect(show(STATUSES.slice(0, 1)).container.querySelector("p, div[class]")).toBeNull();
});

// @vitest-environment jsdom
import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { renderView } from "@/lib/testing/browser/render-view";
import type { ForeignSource, WebhooksView as Webhooks } from "@/lib/sync/webhooks/webhook-view";
import { WebhooksView } from "./webhooks-view";

function show(view: { foreignSources?: ForeignSource[]; hasKeys?: boolean }) {
  const initial: Webhooks = {
    items: [
      {
        topic: "order-created",
        wooTopic: "order.created",
        url: "https://pos.example/pos/webhook/order-created/7",
        health: "active",
        isOurs: true,
        checkedAt: null,
        lastDeliveryAt: null,
        refusals: 0,
        previousUntil: null,
      },
    ],
    addressProblem: null,
    publicUrl: "https://pos.example",
    hasKeys: true,
    polledAt: null,
    foreignSources: [],
    ...view,
  };
  const store = { id: 7, url: "https://shop.example" };
  renderView(<WebhooksView store={store} initial={initial} canSetUp deliveries={null} />);
}

test("copies of the store are named once, with the last delivery and what to do there", () => {
  const staging = "https://staging.shop.example";
  show({
    foreignSources: [
      { source: staging, lastAt: "2026-11-29T10:00:00.000Z" },
      { source: "https://old.shop.example", lastAt: "2026-11-28T09:00:00.000Z" },
    ],
  });
  expect(screen.getByText("2 other sites send with this store's signature")).toBeTruthy();
  expect(screen.getAllByText(staging)).toHaveLength(1);
  expect(within(screen.getByText(staging).closest("li")!).getByText(/last at .*10:00/)).toBeTruthy();
  expect(screen.getByText(/delete these webhooks there/)).toBeTruthy();
});

test("without a copy nothing is said", () => {
  show({});
  expect(screen.queryByText(/other site/)).toBeNull();
  expect(screen.getByRole("heading", { name: "Order created" })).toBeTruthy();
});

test("a store that is not connected offers no set-up, no address and no secret", () => {
  show({ hasKeys: false });
  expect(screen.queryByRole("button")).toBeNull();
  expect(screen.queryByText(/pos.example/)).toBeNull();
});

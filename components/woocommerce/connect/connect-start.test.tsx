// @vitest-environment jsdom
import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { renderView } from "@/lib/testing/browser/render-view";
import { ConnectStart } from "./connect-start";

const STORE = { id: 7, name: "Tea shop", url: "https://shop.example" };
const PULL = { name: "Bring in products", href: "/woocommerce/pull?store=7" };
const PREVIEW = { name: "See what will be sent", href: "/woocommerce/sync/preview?store=7" };

/** The links that begin something, in their order. */
function ways() {
  const links = screen.getAllByRole<HTMLAnchorElement>("link");
  return links
    .map((link) => ({ name: link.textContent, href: link.getAttribute("href") }))
    .filter(({ href }) => href !== null && /\/(pull|sync)/.test(href));
}

test.each([
  { lead: "store", expected: [PULL, PREVIEW] },
  { lead: "both", expected: [PULL, PREVIEW] },
  { lead: "pos", expected: [PREVIEW] },
] as const)("where $lead leads", ({ lead, expected }) => {
  renderView(<ConnectStart store={STORE} lead={lead} maySync />);
  expect(ways()).toEqual(expected);
});

test("where both have products it is said that the store's come in first", () => {
  renderView(<ConnectStart store={STORE} lead="both" maySync={false} />);
  expect(screen.getByText(/^First bring in what only the store has/)).toBeTruthy();
  expect(ways()).toEqual([PULL, { name: "Go to sync", href: "/woocommerce/sync?store=7" }]);
});

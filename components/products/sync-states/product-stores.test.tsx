// @vitest-environment jsdom
import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import type { ProductState, ProductStates } from "@/lib/sync/product-states/product-state-view";
import { fakeApi, refusal } from "@/lib/testing/browser/fake-api";
import { OWNER, renderView } from "@/lib/testing/browser/render-view";
import { ProductStores } from "./product-stores";

const STATES = "GET /api/products/sync-states";

/** One store for each state, named after it. */
function answer(...states: Omit<ProductState, "storeId">[]) {
  const stores = states.map(({ kind }, index) => ({ id: index + 1, name: kind, url: `https://${kind}.example` }));
  const products = { 5: states.map((state, index) => ({ storeId: index + 1, ...state })) };
  fakeApi.answer({ [STATES]: (): ProductStates => ({ stores, products }) });
}

async function rowOf(store: string) {
  const row = (await screen.findByText(store, { selector: "bdi" })).closest("li");
  return { row: within(row!), text: row!.textContent ?? "" };
}

test("each store has its state, why it has not, and what happens next", async () => {
  answer(
    { kind: "failed", errorCode: "image_unreachable", remoteId: 31 },
    { kind: "waiting", errorCode: null, remoteId: 32 },
    { kind: "notSent", errorCode: null, remoteId: null },
    { kind: "online", errorCode: null, remoteId: 34 },
  );
  renderView(<ProductStores productId={5} />);
  const failed = await rowOf("failed");
  expect(failed.row.getByText("Failed")).toBeTruthy();
  expect(failed.row.getByText("The store could not fetch an image")).toBeTruthy();
  expect(failed.row.getByText(/Check that its public address/)).toBeTruthy();

  const waiting = await rowOf("waiting");
  expect(waiting.row.getByText("Waiting")).toBeTruthy();
  expect(waiting.row.getByText("Changed here; goes out with the next sync.")).toBeTruthy();

  const notSent = await rowOf("notSent");
  expect(notSent.row.getByText("Not sent")).toBeTruthy();
  expect(notSent.row.getByText("Goes out with the next sync.")).toBeTruthy();
  expect(notSent.row.queryAllByRole("link")).toEqual([]);

  const online = await rowOf("online");
  expect(online.row.getByText("Online")).toBeTruthy();
  expect(online.text).not.toContain("Goes out");
});

test("a linked product leads into its store: to its page, and for the owner to its editor", async () => {
  answer({ kind: "online", errorCode: null, remoteId: 34 });
  const { unmount } = renderView(<ProductStores productId={5} />);
  const hrefs = async () => {
    const { row } = await rowOf("online");
    return row.getAllByRole("link").map((link) => [link.textContent, link.getAttribute("href")]);
  };
  const page = ["Open in online", "https://online.example/?post_type=product&p=34"];
  expect(await hrefs()).toEqual([
    page,
    ["Edit in online", "https://online.example/wp-admin/post.php?post=34&action=edit"],
  ]);
  unmount();
  const permissions = OWNER.permissions.filter((permission) => permission !== "woocommerce.settings");
  renderView(<ProductStores productId={5} />, { user: { ...OWNER, permissions } });
  expect(await hrefs()).toEqual([page]);
});

test("a product that needs a decision leads to it", async () => {
  answer({ kind: "decision", errorCode: null, remoteId: null });
  renderView(<ProductStores productId={5} />);
  const { row } = await rowOf("decision");
  expect(row.getByText("Several products of the store could be this one.")).toBeTruthy();
  expect(row.getByRole("link", { name: "Decide" }).getAttribute("href")).toBe("/woocommerce/decisions?store=1");
});

test("states that do not load are said to be unknown, not to be missing", async () => {
  fakeApi.answer({ [STATES]: () => refusal(403, "forbidden", "forbidden") });
  renderView(<ProductStores productId={5} />);
  expect((await screen.findByRole("alert")).textContent).toBe("The state in the stores could not be loaded.");
});

// @vitest-environment jsdom
import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { fakeApi } from "@/lib/testing/browser/fake-api";
import { renderView, router } from "@/lib/testing/browser/render-view";
import { DisconnectStore } from "./disconnect-store";

const REQUEST = "POST /api/woocommerce/stores/7/disconnect";
const STORE = { id: 7, name: "Online shop", hasKeys: true };

async function open() {
  const view = renderView(<DisconnectStore store={STORE} />);
  await view.person.click(screen.getByRole("button", { name: "Disconnect" }));
  const dialog = within(await screen.findByRole("alertdialog", { name: "Disconnect Online shop?" }));
  return { ...view, dialog };
}

test("states what stays here, what stays in the store and what ends, before anything is sent", async () => {
  const { person, dialog } = await open();
  expect(dialog.getAllByRole("listitem").map(({ textContent }) => textContent)).toEqual([
    expect.stringMatching(/^Stays here: sales, orders/),
    expect.stringMatching(/^Stays in the store: its products/),
    expect.stringMatching(/^Ends at once: syncs/),
    expect.stringMatching(/^Connect it again at any time/),
  ]);
  await person.click(dialog.getByRole("button", { name: "Cancel" }));
  expect(fakeApi.sent(REQUEST)).toEqual([]);
});

test("removes the webhooks unless a person unticks it", async () => {
  fakeApi.answer({ [REQUEST]: () => ({ removed: 4, problem: null }) });
  const { person, dialog } = await open();
  expect(dialog.getByRole<HTMLInputElement>("checkbox", { name: /Remove the webhooks there/ }).checked).toBe(true);
  await person.click(dialog.getByRole("button", { name: "Disconnect" }));
  expect(await screen.findByText("Online shop is disconnected, and 4 webhooks were removed there")).toBeTruthy();
  expect(router.refresh).toHaveBeenCalled();

  fakeApi.answer({ [REQUEST]: () => ({ removed: 0, problem: null }) });
  await person.click(screen.getByRole("button", { name: "Disconnect" }));
  await person.click(await screen.findByRole("checkbox", { name: /Remove the webhooks there/ }));
  await person.click(within(screen.getByRole("alertdialog")).getByRole("button", { name: "Disconnect" }));
  expect(await screen.findByText("Online shop is disconnected")).toBeTruthy();
  expect(fakeApi.sent(REQUEST).map(({ body }) => body)).toEqual([
    { removesWebhooks: true },
    { removesWebhooks: false },
  ]);
});

test("says why webhooks stay in a store that could not be reached, and what to do", async () => {
  fakeApi.answer({ [REQUEST]: () => ({ removed: 0, problem: { code: "timed_out", detail: null } }) });
  const { person, dialog, rerender } = await open();
  await person.click(dialog.getByRole("button", { name: "Disconnect" }));
  await expect.poll(() => router.refresh.mock.calls.length).toBe(1);
  rerender(<DisconnectStore store={{ ...STORE, hasKeys: false }} />);
  const notice = within(await screen.findByRole("status"));
  expect(notice.getByText("The store is disconnected, but its webhooks stay there")).toBeTruthy();
  expect(notice.getByText(/Delete them in the store/)).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Disconnect" })).toBeNull();
});

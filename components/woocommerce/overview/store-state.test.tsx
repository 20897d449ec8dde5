// @vitest-environment jsdom
import { cleanup, screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { fakeApi, refusal } from "@/lib/testing/browser/fake-api";
import { renderView, router } from "@/lib/testing/browser/render-view";
import type { StoreNotice } from "@/lib/sync/runs/sync-view";
import { StoreState } from "./store-state";

const ACCEPT = "POST /api/woocommerce/stores/7/other-database";
const SINCE = "2026-11-29T10:00:00.000Z";

function show(state: StoreNotice, canSeeSettings = true) {
  const overview = { state, decisions: 0, store: { id: 7, name: "Online shop" } };
  return renderView(<StoreState overview={overview} canSeeSettings={canSeeSettings} />).person;
}

const fault = (code: string, nextProbeAt: string | null): StoreNotice => ({
  kind: "fault",
  code,
  since: SINCE,
  nextProbeAt,
});

test("a passing fault says what is wrong, when the store is tried again and since when", () => {
  show(fault("no_such_host", "2026-11-29T10:20:00.000Z"));
  const banner = within(screen.getByRole("alert"));
  expect(banner.getByText("Online shop is not being updated.")).toBeTruthy();
  expect(banner.getByText(/^The store is looked at again at .*10:20.*goes on by itself/)).toBeTruthy();
  expect(banner.getByText(/^Since .*10:00/)).toBeTruthy();
  expect(banner.getByRole("link", { name: "Open settings" }).getAttribute("href")).toBe(
    "/woocommerce/settings?store=7",
  );
});

test("a fault that waits for a person says so, and leads nobody to settings that they may not see", () => {
  show(fault("auth_bad_key", null), false);
  expect(screen.getByText(/^Nothing goes to or comes from the store until you do this/)).toBeTruthy();
  expect(screen.queryByText(/looked at again/)).toBeNull();
  expect(screen.queryByRole("link")).toBeNull();
});

test("a disconnected store is told from one that was never connected", () => {
  show({ kind: "not_connected", disconnectedAt: SINCE });
  expect(screen.getByText("Online shop is disconnected.")).toBeTruthy();
  expect(screen.getByText(/^Somebody disconnected it at .*10:00.*until you enter keys again/)).toBeTruthy();
});

test("a store without keys leads to the guided connection, a disconnected one to its settings", () => {
  show({ kind: "not_connected", disconnectedAt: null });
  const toConnect = screen.getByRole("link", { name: "Connect it" });
  expect(toConnect.getAttribute("href")).toBe("/woocommerce/connect?store=7");
  cleanup();
  show({ kind: "not_connected", disconnectedAt: SINCE });
  expect(screen.getByRole("link", { name: "Open settings" })).toBeTruthy();
});

test("another database is accepted after a question, and a refusal is shown in it", async () => {
  const person = show(fault("other_database", null));
  await person.click(screen.getByRole("button", { name: "Start again by matching" }));
  const dialog = within(await screen.findByRole("alertdialog", { name: "Is this another database?" }));
  expect(dialog.getByText(/Sales of earlier orders stay/)).toBeTruthy();
  fakeApi.answer({ [ACCEPT]: () => refusal(409, "conflict", "runActive", { values: { runId: 3 } }) });
  await person.click(dialog.getByRole("button", { name: "Start again by matching" }));
  expect(await dialog.findByText(/A sync of this store is already running/)).toBeTruthy();
  expect(router.refresh).not.toHaveBeenCalled();

  fakeApi.answer({ [ACCEPT]: () => ({ ok: true }) });
  await person.click(dialog.getByRole("button", { name: "Start again by matching" }));
  expect(await screen.findByText("The store starts again. Run a sync to match its products.")).toBeTruthy();
  expect(fakeApi.sent(ACCEPT)).toHaveLength(2);
  expect(router.refresh).toHaveBeenCalledOnce();
});

test("the question of another database is put only to those who may answer it", () => {
  show(fault("other_database", null), false);
  expect(screen.queryByRole("button")).toBeNull();
});

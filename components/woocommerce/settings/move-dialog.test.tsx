// @vitest-environment jsdom
import { screen, waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";
import type { StoreDetails } from "@/lib/sync/runs/sync-view";
import { DEFAULT_STORE_SETTINGS } from "@/lib/sync/settings/store-settings";
import { fakeApi, refusal } from "@/lib/testing/browser/fake-api";
import { renderView, router } from "@/lib/testing/browser/render-view";
import { SettingsForm } from "./settings-form";

const SAVE = "PUT /api/woocommerce/stores/7";
const TEST = "POST /api/woocommerce/connection-test";
const OLD = "https://old.example";
const NEW = "https://new.example";
const KEY = `ck_${"ab12".repeat(10)}`;
const SECRET = `cs_${"cd34".repeat(10)}`;

const STORE: StoreDetails = {
  id: 7,
  name: "Online shop",
  url: OLD,
  hasKeys: true,
  areKeysUnreadable: false,
  keyEnding: "ab12",
  locationId: 1,
  furtherLocationIds: [],
  autoSync: false,
  autoSyncMinutes: 15,
  settings: DEFAULT_STORE_SETTINGS,
  profile: null,
  profileCheckedAt: null,
  faultCode: null,
};
const CHOICES = {
  locations: [{ id: 1, name: "Shop" }],
  priceGroups: [],
  currency: "USD",
  pricesIncludeTax: false,
  hasTaxRates: false,
};

/** Saves another address for a store whose links are in the way until a person confirms. */
async function saveAnotherAddress() {
  fakeApi.answer({
    [SAVE]: ({ body }) =>
      JSON.stringify(body).includes('"isUrlChangeConfirmed":true')
        ? STORE
        : refusal(409, "conflict", "storeHasLinks", { values: { count: 41 } }),
    [TEST]: () => ({ ok: false, code: "timed_out", status: null, storeMessage: null, redirectHost: null }),
  });
  const { person } = renderView(<SettingsForm languages={[]} store={STORE} choices={CHOICES} />);
  const paste = async (name: string, text: string) => {
    await person.clear(screen.getByLabelText(name, { exact: false }));
    await person.paste(text);
  };
  await paste("Store URL", NEW);
  await paste("Consumer key", KEY);
  await paste("Consumer secret", SECRET);
  await person.click(screen.getByRole("button", { name: "Save" }));
  const dialog = within(await screen.findByRole("alertdialog", { name: "Move to another address?" }));
  return { person, dialog };
}

const sent = () => fakeApi.sent(SAVE).map(({ body }) => body);

test("another address asks what is there, and a shop that has moved keeps its links", async () => {
  const { person, dialog } = await saveAnotherAddress();
  expect(
    dialog.getByText(/^41 products and categories are linked with the store at https:\/\/old\.example/),
  ).toBeTruthy();
  expect(dialog.getByText(/https:\/\/new\.example/)).toBeTruthy();
  expect(dialog.getByRole<HTMLInputElement>("radio", { name: /The same shop, moved/ }).checked).toBe(true);
  expect(sent()).toMatchObject([{ url: NEW, isUrlChangeConfirmed: false, areLinksReset: false }]);

  await person.click(dialog.getByRole("button", { name: "Move" }));
  await waitFor(() => expect(router.refresh).toHaveBeenCalled());
  expect(screen.queryByRole("alertdialog")).toBeNull();
  expect(sent().slice(1)).toMatchObject([
    { url: NEW, consumerKey: KEY, consumerSecret: SECRET, isUrlChangeConfirmed: true, areLinksReset: false },
  ]);
  expect(fakeApi.sent(TEST).map(({ body }) => body)).toEqual([
    { storeId: 7, url: NEW, consumerKey: "", consumerSecret: "" },
  ]);
});

test("a shop that was rebuilt loses its links only when a person says so", async () => {
  const { person, dialog } = await saveAnotherAddress();
  await person.click(dialog.getByRole("radio", { name: /A shop that was rebuilt/ }));
  await person.click(dialog.getByRole("button", { name: "Move" }));
  await waitFor(() => expect(sent()).toHaveLength(2));
  expect(sent()[1]).toMatchObject({ url: NEW, isUrlChangeConfirmed: true, areLinksReset: true });
});

test("going back sends nothing, and leaves what was typed", async () => {
  const { person, dialog } = await saveAnotherAddress();
  await person.click(dialog.getByRole("button", { name: "Cancel" }));
  await waitFor(() => expect(screen.queryByRole("alertdialog")).toBeNull());
  expect(sent()).toHaveLength(1);
  expect(screen.getByLabelText<HTMLInputElement>("Store URL", { exact: false }).value).toBe(NEW);
  expect(screen.getByLabelText<HTMLInputElement>("Consumer key", { exact: false }).value).toBe(KEY);
});

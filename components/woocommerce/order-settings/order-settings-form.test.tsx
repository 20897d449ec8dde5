// @vitest-environment jsdom
import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { orderSettingsSchema } from "@/lib/sync/settings/order-settings";
import { orderSettingsInputSchema, toOrderSettings, toOrderSettingsForm } from "@/lib/sync/stores/order-settings-input";
import { fakeApi } from "@/lib/testing/browser/fake-api";
import { renderView } from "@/lib/testing/browser/render-view";
import { OrderSettingsForm } from "./order-settings-form";

const PATH = "/api/woocommerce/stores/7/order-settings";
const STORED = orderSettingsSchema.parse({});
const SEEN = [
  { status: "processing", orders: 9, isMapped: true },
  { status: "packing", orders: 3, isMapped: false },
];

const choice = (name: string) => screen.queryByRole<HTMLSelectElement>("combobox", { name });
const saved = () =>
  fakeApi.sent(`PUT ${PATH}`).map(({ body }) => toOrderSettings(orderSettingsInputSchema.parse(body)).statuses);

function show() {
  fakeApi.answer({ [`PUT ${PATH}`]: () => toOrderSettingsForm(STORED, SEEN) });
  return renderView(<OrderSettingsForm storeId={7} settings={toOrderSettingsForm(STORED, SEEN)} />).person;
}

test("a status that nobody has mapped is listed with its orders, and a save leaves it unmapped", async () => {
  const person = show();
  expect(choice("Sale: packing")?.value).toBe("");
  expect(choice("Shipping: packing")).toBeNull();
  expect(screen.getByText("3 orders have it")).toBeTruthy();
  await person.click(screen.getByRole("switch", { name: "Import orders" }));
  await person.click(screen.getByRole("button", { name: "Save order settings" }));
  await expect.poll(saved).toEqual([STORED.statuses]);
});

test("a status is mapped once somebody chooses what it means", async () => {
  const person = show();
  await person.selectOptions(choice("Sale: packing")!, "final");
  expect(screen.queryByText("3 orders have it")).toBeNull();
  await person.selectOptions(choice("Shipping: packing")!, "packed");
  await person.click(screen.getByRole("button", { name: "Save order settings" }));
  await expect.poll(saved).toEqual([{ ...STORED.statuses, packing: "final" }]);
});

test("an abandoned checkout is no status to map", () => {
  show();
  expect(choice("Sale: processing")).toBeTruthy();
  expect(choice("Sale: checkout-draft")).toBeNull();
});

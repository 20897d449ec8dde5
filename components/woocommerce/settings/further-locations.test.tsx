// @vitest-environment jsdom
import { screen } from "@testing-library/react";
import { useForm, useWatch } from "react-hook-form";
import { expect, test } from "vitest";
import { DEFAULT_STORE_SETTINGS } from "@/lib/sync/settings/store-settings";
import type { StoreInput } from "@/lib/sync/stores/store-input-schema";
import { renderView } from "@/lib/testing/browser/render-view";
import { FurtherLocations } from "./further-locations";
import { type StoreFormFields, toFormFields } from "./store-form";

const LOCATIONS = [
  { id: 1, name: "Shop" },
  { id: 2, name: "Warehouse" },
  { id: 3, name: "Van" },
];
const CHOICES = { priceGroups: [], currency: "USD", pricesIncludeTax: false, hasTaxRates: false };

function Form({ locations = LOCATIONS }) {
  const form = useForm<StoreFormFields, unknown, StoreInput>({
    defaultValues: { ...toFormFields(null, { ...CHOICES, locations }), settings: DEFAULT_STORE_SETTINGS },
  });
  const further = useWatch({ control: form.control, name: "furtherLocationIds" });
  return (
    <>
      <FurtherLocations form={form} locations={locations} />
      <output>{further.join()}</output>
      <button onClick={() => form.setValue("locationId", 3)}>Move</button>
    </>
  );
}

test("locations are added in their order, and that of the orders is not offered", async () => {
  const { person } = renderView(<Form />);
  expect(screen.queryByRole("checkbox", { name: "Shop" })).toBeNull();
  await person.click(screen.getByRole("checkbox", { name: "Van" }));
  await person.click(screen.getByRole("checkbox", { name: "Warehouse" }));
  expect(screen.getByRole("status").textContent).toBe("2,3");
  await person.click(screen.getByRole("checkbox", { name: "Warehouse" }));
  expect(screen.getByRole("status").textContent).toBe("3");
  await person.click(screen.getByRole("button", { name: "Move" }));
  expect(screen.getByRole("checkbox", { name: "Shop" })).toBeTruthy();
  expect(screen.queryByRole("checkbox", { name: "Van" })).toBeNull();
});

test("a shop with one location has nothing to add", () => {
  renderView(<Form locations={[{ id: 1, name: "Shop" }]} />);
  expect(screen.queryByRole("group")).toBeNull();
});

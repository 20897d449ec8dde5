// @vitest-environment jsdom
import { screen } from "@testing-library/react";
import { FormProvider, useForm, useWatch } from "react-hook-form";
import { expect, test } from "vitest";
import type { SetupInput } from "@/lib/setup/setup-schema";
import { renderView } from "@/lib/testing/browser/render-view";
import { TaxFields } from "./tax-fields";

function Form() {
  const form = useForm<SetupInput>({
    defaultValues: { business: { pricesIncludeTax: true }, taxRates: [{ name: "VAT", percent: "19" }] },
  });
  const pricesIncludeTax = useWatch({ control: form.control, name: "business.pricesIncludeTax" });
  return (
    <FormProvider {...form}>
      <TaxFields />
      <output>{String(pricesIncludeTax)}</output>
    </FormProvider>
  );
}

test("prices include tax until a person says that they do not", async () => {
  const { person } = renderView(<Form />);
  const [included, excluded] = screen.getAllByRole<HTMLInputElement>("radio");
  expect([included!.checked, excluded!.checked]).toEqual([true, false]);
  await person.click(excluded!);
  expect(screen.getByRole("status").textContent).toBe("false");
  expect([included!.checked, excluded!.checked]).toEqual([false, true]);
  await person.click(included!);
  expect(screen.getByRole("status").textContent).toBe("true");
});

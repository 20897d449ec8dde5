import { z } from "zod";
import type { WooClient } from "@/lib/woo/woo-client";

/** Settings of the store while the acceptance runs, by group and id. */
export type StoreSettingValues = Readonly<Record<`${"general" | "tax" | "products"}/${string}`, string>>;

export const BASE_SETTINGS: StoreSettingValues = {
  "general/woocommerce_calc_taxes": "yes",
  "tax/woocommerce_prices_include_tax": "no",
  "products/woocommerce_manage_stock": "yes",
  "products/woocommerce_weight_unit": "kg",
};

/** Returns the settings of a currency with its decimals. */
export const currencySettings = (currency: string, decimals: number): StoreSettingValues => ({
  "general/woocommerce_currency": currency,
  "general/woocommerce_price_num_decimals": String(decimals),
});

const valueSchema = z.object({ value: z.unknown().transform((value) => String(value)) });

/** Changes settings of the store, and returns what they were. @throws WooError */
export async function changeSettings(client: WooClient, wanted: StoreSettingValues): Promise<StoreSettingValues> {
  const before: Record<string, string> = {};
  for (const [path, value] of Object.entries(wanted)) {
    before[path] = (await client.get(`settings/${path}`, {}, valueSchema)).data.value;
    if (before[path] !== value) await client.put(`settings/${path}`, { value }, valueSchema);
  }
  return before;
}

/** The name of the tax rate that the acceptance adds. */
export const TAX_NAME = "AurPOS acceptance";

const rateSchema = z.object({ id: z.number() });

/** Adds a tax rate for the place that orders are sent to, and returns how to delete it. @throws WooError */
export async function addTaxRate(client: WooClient, rate: string): Promise<() => Promise<void>> {
  const body = { country: "US", state: "CA", rate, name: TAX_NAME, shipping: true };
  const { id } = (await client.post("taxes", body, rateSchema)).data;
  return async () => {
    await client.delete(`taxes/${id}`, { force: true }, rateSchema);
  };
}

import WooCommerceRestApi from "@woocommerce/woocommerce-rest-api";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startSandboxStore, type SandboxStore } from "./sandbox-store";

let sandbox: SandboxStore;
beforeAll(async () => {
  sandbox = await startSandboxStore({ postDelivery: () => Promise.resolve(200) });
});
afterAll(() => sandbox.close());

test.each([
  { mode: "line by line by default", setting: "no", pricesIncludeTax: "no", cartTax: "0.03", total: "0.18" },
  {
    mode: "at the subtotal when the shop says so",
    setting: "yes",
    pricesIncludeTax: "no",
    cartTax: "0.02",
    total: "0.17",
  },
  {
    mode: "half a unit down where prices include tax",
    setting: "no",
    pricesIncludeTax: "yes",
    cartTax: "0.00",
    total: "0.15",
  },
])("tax is rounded $mode", async ({ setting, pricesIncludeTax, cartTax, total }) => {
  sandbox.reset();
  sandbox.setSetting("woocommerce_tax_round_at_subtotal", setting);
  sandbox.setSetting("woocommerce_prices_include_tax", pricesIncludeTax);
  const { consumerKey, consumerSecret, url } = sandbox;
  const client = new WooCommerceRestApi({ url, consumerKey, consumerSecret, version: "wc/v3" });
  await client.post("taxes", { country: "", rate: "10", name: "Tax" });
  await client.post("products", { name: "Penny", sku: "PENNY", regular_price: "0.05" });
  const line = { sku: "PENNY", quantity: 1, subtotal: "0.05", total: "0.05" };
  const { data: order } = await client.post("orders", { line_items: [line, line, line] });
  // A nickel's tax is half a cent: three rounded lines make 0.03, their rounded sum 0.015.
  expect(order).toMatchObject({ cart_tax: cartTax, total, tax_lines: [{ tax_total: cartTax }] });
});

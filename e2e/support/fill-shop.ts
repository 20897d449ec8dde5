import { expect, type Page } from "@playwright/test";
import { z } from "zod";
import type { Shop } from "./shop";

const TEA = { sku: "TEA-CEY-100", name: "Ceylon Dimbula, 100 g" };
const HONEY = "HON-ACA-250";
const RUN_TIMEOUT = 60_000;

/** One sale at the till, so that the pages of a sale have content. */
export async function sellOne(page: Page): Promise<void> {
  await page.goto("/till");
  const field = page.getByRole("textbox", { name: "Scan or search" });
  await expect(field).toBeFocused();
  await field.fill(TEA.sku);
  await field.press("Enter");
  await expect(page.getByRole("button", { name: `Quantity of ${TEA.name}` })).toBeVisible();
  await page.keyboard.press("F9");
  await page.getByRole("button", { name: "Complete sale" }).click();
  await expect(page.getByRole("dialog", { name: "Sold" })).toBeVisible();
}

/**
 * A connected store with a run, webhooks, an imported order, whose shopper becomes a customer, and a preview of what it
 * has. Returns its id.
 */
export async function fillStore(page: Page, shop: Shop): Promise<number> {
  const storeId = await shop.connectStore(page);
  await page.goto(`/woocommerce/sync/preview?store=${storeId}`);
  await expect(async () => {
    await page.getByRole("button", { name: "Send just the categories" }).click({ timeout: 1_000 });
    await expect(page).toHaveURL(/\/woocommerce\/sync\?/, { timeout: 5_000 });
  }).toPass();
  await expect(page.getByText(/^Done[.;]/)).toBeVisible({ timeout: RUN_TIMEOUT });

  await page.goto(`/woocommerce/webhooks?store=${storeId}`);
  await page.getByRole("button", { name: "Set up for me" }).click();
  await expect(page.locator('[data-health="active"]')).toHaveCount(4);

  const goods = { name: "Acacia honey", sku: HONEY, regular_price: "9.50", status: "publish" };
  await shop.storeClient.post("products", goods, z.looseObject({ id: z.number() }));
  const order = shop.sandbox.placeOrder({ lines: [{ sku: HONEY, quantity: 2 }], shippingTotal: "4.90" });
  await page.goto(`/woocommerce/orders?store=${storeId}`);
  await page.getByRole("button", { name: "Fetch new orders" }).click();
  await expect(page.getByRole("link", { name: `#${String(order.number)}`, exact: true }).first()).toBeVisible({
    timeout: RUN_TIMEOUT,
  });

  await saveLead(page, storeId);
  await page.goto(`/woocommerce/pull?store=${storeId}`);
  await page.getByRole("button", { name: "Read the store" }).click();
  await expect(page.getByRole("heading", { name: "What would happen" })).toBeVisible({ timeout: RUN_TIMEOUT });
  return storeId;
}

/** Opens the steps of the first connection that follow the answer to who leads. */
async function saveLead(page: Page, storeId: number): Promise<void> {
  const path = `/api/woocommerce/stores/${storeId}/catalog-lead`;
  const answer = await page.request.put(path, { data: { lead: "both" } });
  expect(answer.status()).toBe(200);
}

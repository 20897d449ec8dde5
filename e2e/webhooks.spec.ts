import { gunzipSync } from "node:zlib";
import { readFile } from "node:fs/promises";
import { expect, type Page } from "@playwright/test";
import { z } from "zod";
import { test } from "./support/test";

test.use({ subject: "webhooks" });

// One store, from its connection to a delivery that is processed again: each step builds on the previous one.
test.describe.configure({ mode: "serial" });

let storeId = 0;

async function open(page: Page): Promise<void> {
  await page.goto(`/woocommerce/webhooks?store=${storeId}`);
  await expect(page.getByRole("heading", { name: "Addresses" })).toBeVisible();
}

test.beforeEach(async ({ page, shop }) => {
  await shop.signIn(page);
});

test("warns of an address that the store can't reach, then sets all four webhooks up", async ({ page, shop }) => {
  storeId = await shop.connectStore(page);

  await open(page);
  await expect(page.getByText(/The store can't reach http:\/\/localhost/)).toBeVisible();
  await page.getByRole("button", { name: "Set up for me" }).click();
  // The webhooks stay set up but unreached: only the sandbox accepts the address of this machine.
  await expect(page.getByText(/The webhooks are set up, but nothing has arrived yet\./)).toBeVisible();
  await expect(page.locator('[data-health="active"]')).toHaveCount(4);
});

test("a secret is shown on request, and a new one replaces it in the store", async ({ page }) => {
  const html = await (await page.request.get(`/woocommerce/webhooks?store=${storeId}`)).text();
  await open(page);
  const row = page.locator('[data-topic="order-created"]');
  await row.getByRole("button", { name: "Show the secret for Order created" }).click();
  const secret = row.getByLabel("Secret", { exact: true });
  const before = await secret.innerText();
  expect(before).toMatch(/^[\w-]{43}$/);
  expect(html).not.toContain(before);

  await row.getByRole("button", { name: "New secret for Order created" }).click();
  await page.getByRole("button", { name: "Make a new secret" }).click();
  await expect(page.getByText("The store has the new secret")).toBeVisible();
  await expect(secret).not.toHaveText(before);
  await expect(row.getByText(/The old secret is accepted until/)).toBeVisible();
});

test("an order of the store arrives, can be read, and is processed again", async ({ page, shop }) => {
  const answer = await page.request.post(`/pos/webhook/order-created/${storeId}`, { data: "{}" });
  expect(answer.status()).toBe(401);
  expect((await page.request.get(`/pos/webhook/order-created/${storeId}`)).status()).toBe(405);

  const goods = { name: "Webhook tea", sku: "HOOK-TEA", regular_price: "3", status: "publish" };
  await shop.storeClient.post("products", goods, z.looseObject({ id: z.number() }));
  const order = shop.sandbox.placeOrder({ lines: [{ sku: goods.sku, quantity: 1 }] });
  await shop.sandbox.deliverWebhooks();
  await open(page);
  await expect(page.getByText("The store tells us of orders as they happen.")).toBeVisible();
  await expect(page.getByText(/The store can't reach/)).toHaveCount(0);
  const delivery = page
    .getByRole("listitem")
    .filter({ hasText: `Order no. ${order.id}` })
    .filter({ hasText: "Order created" });
  await expect(delivery).toHaveAttribute("data-outcome", "imported", { timeout: 20_000 });
  await delivery.getByRole("button", { name: /^Body of/ }).click();
  await expect(delivery.getByLabel("Body of the delivery")).toContainText(`"id": ${order.id}`);

  await delivery.getByRole("button", { name: /again$/ }).click();
  await expect(delivery).toHaveAttribute("data-outcome", "unchanged", { timeout: 20_000 });
});

test("a cashier sees no webhooks; a manager sees deliveries but no secrets", async ({ browser, shop }) => {
  const manager = await (await browser.newContext()).newPage();
  await shop.signIn(manager, "manager");
  await open(manager);
  await expect(manager.getByRole("heading", { name: "Last deliveries" })).toBeVisible();
  await expect(manager.getByRole("button", { name: /secret/i })).toHaveCount(0);
  const refused = await manager.request.post(`/api/woocommerce/stores/${storeId}/webhooks/order-created/secret`);
  expect(refused.status()).toBe(403);

  const cashier = await (await browser.newContext()).newPage();
  await shop.signIn(cashier, "cashier");
  expect((await cashier.request.get(`/api/woocommerce/stores/${storeId}/webhooks/deliveries`)).status()).toBe(403);
  expect((await cashier.request.get("/api/settings/backup/export")).status()).toBe(403);
  await manager.context().close();
  await cashier.context().close();
});

test("the cron page shows lines without the secret, and the export has all data of the shop", async ({ page }) => {
  await page.goto("/settings/backup");
  await expect(page.getByText(/\* \* \* \* \* curl .*\$CRON_SECRET/)).toBeVisible();
  await page.getByRole("tab", { name: "systemd timer" }).click();
  await expect(page.getByText("OnCalendar=minutely")).toBeVisible();

  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Download export" }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^aurpos-\d+-\d{4}-\d\d-\d\d\.ndjson\.gz$/);
  const lines = gunzipSync(await readFile(await download.path()))
    .toString("utf8")
    .trimEnd()
    .split("\n");
  expect(JSON.parse(lines[0] ?? "")).toMatchObject({ format: "aurpos-export" });
  expect(JSON.parse(lines.at(-1) ?? "")).toMatchObject({ end: true });
  expect(lines.some((line) => line.startsWith('{"table":"products"'))).toBe(true);
});

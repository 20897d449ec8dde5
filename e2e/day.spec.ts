import { expect, type Page } from "@playwright/test";
import { type Shop, test } from "./support/test";

test.use({ subject: "day" });

/** Bound for sending the whole catalogue. */
const RUN_TIMEOUT = 90_000;
/** Stock changes are collected for a moment, then sent. */
const STORE_TIMEOUT = 30_000;
const LOCATION = "High Street shop";
const GOODS = { sku: "VIN-APP-500", name: "Apple vinegar, cloudy, 500 ml" };

/** The stock at the store's location, as the product's page shows it. */
async function readStock(page: Page): Promise<number> {
  await page.goto(`/stock?q=${GOODS.sku}`);
  const row = page.getByRole("row").filter({ hasText: GOODS.sku });
  // The page streams: its frame renders before its table, and lists of locators do not wait.
  await expect(page.getByRole("columnheader", { name: LOCATION })).toBeVisible();
  const column = (await page.getByRole("columnheader").allInnerTexts()).indexOf(LOCATION);
  return Number((await row.locator("td, th").nth(column).innerText()).replaceAll(",", ""));
}

async function expectInStore({ sandbox }: Shop, quantity: number): Promise<void> {
  await expect
    .poll(() => sandbox.state.findBySku(GOODS.sku)?.stock_quantity, { timeout: STORE_TIMEOUT })
    .toBe(quantity);
}

async function addToSheet(page: Page, quantity: string): Promise<void> {
  const box = page.getByRole("textbox", { name: "Scan, or type a name or SKU" });
  await box.fill(GOODS.sku);
  await box.press("Enter");
  await page.getByLabel(`Quantity of ${GOODS.sku}`).fill(quantity);
}

test("a day in the shop: open, sell, take back, receive, transfer, count, reprice, and the store has it all", async ({
  page,
  browser,
  shop,
}) => {
  test.setTimeout(240_000);
  let quantity = 0;

  await test.step("open: the store is connected and has the catalogue", async () => {
    await shop.signIn(page);
    const storeId = await shop.connectStore(page);
    await page.goto(`/woocommerce/sync?store=${storeId}`);
    await page.getByRole("link", { name: "See what would be sent first" }).click();
    await page.getByRole("button", { name: "Sync all products" }).click();
    await expect(page.getByText(/^Done[.;]/)).toBeVisible({ timeout: RUN_TIMEOUT });
    quantity = await readStock(page);
    await expectInStore(shop, quantity);
  });

  await test.step("sell: a cashier scans two", async () => {
    const till = await (await browser.newContext()).newPage();
    await shop.signIn(till, "cashier");
    await till.goto("/till");
    const field = till.getByRole("textbox", { name: "Scan or search" });
    await expect(field).toBeFocused();
    await field.fill(`2*${GOODS.sku}`);
    await field.press("Enter");
    await expect(till.getByRole("button", { name: `Quantity of ${GOODS.name}` })).toHaveText("2");
    await till.keyboard.press("F9");
    await till.getByRole("button", { name: "Complete sale" }).click();
    await expect(till.getByRole("dialog", { name: "Sold" })).toBeVisible();
    await till.context().close();
    quantity -= 2;
    await expectInStore(shop, quantity);
  });

  await test.step("take back: one of them is returned", async () => {
    await page.goto("/sales?source=pos");
    await page.getByRole("main").getByRole("table").getByRole("link").first().click();
    await page.getByRole("button", { name: "Return items" }).click();
    const dialog = page.getByRole("dialog", { name: "Return items" });
    await dialog.getByRole("textbox", { name: `Quantity of ${GOODS.name}` }).fill("1");
    await dialog.getByRole("button", { name: "Return items" }).click();
    await expect(page.getByText("1 returned")).toBeVisible();
    quantity += 1;
    await expectInStore(shop, quantity);
  });

  await test.step("receive: a dozen are delivered", async () => {
    await page.goto("/stock/receive");
    await page.getByLabel("Receive into").selectOption({ label: LOCATION });
    await addToSheet(page, "12");
    await page.getByLabel("Delivery reference").fill("note 4711");
    await page.getByRole("button", { name: "Book in" }).click();
    await expect(page).toHaveURL(/\/stock\/movements/);
    quantity += 12;
    await expectInStore(shop, quantity);
  });

  await test.step("transfer: five go to the warehouse, which the store does not sell from", async () => {
    await page.goto("/stock/transfer");
    await page.getByLabel("From").selectOption({ label: LOCATION });
    await page.getByLabel("To", { exact: true }).selectOption({ label: "Warehouse" });
    await addToSheet(page, "5");
    await page.getByRole("button", { name: "Transfer", exact: true }).click();
    await expect(page).toHaveURL(/\/stock\/movements/);
    quantity -= 5;
    await expectInStore(shop, quantity);
  });

  await test.step("count: three are missing from the shelf", async () => {
    await page.goto("/stock/count");
    await page.getByLabel("Location").selectOption({ label: LOCATION });
    await page.getByRole("textbox", { name: "Find on the sheet" }).fill(GOODS.sku);
    await page.getByLabel(new RegExp(`^Counted: .*${GOODS.sku}`)).fill(String(quantity - 3));
    await page.getByRole("button", { name: "Review differences" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Post count" }).click();
    await expect(page).toHaveURL(/kind=count/);
    quantity -= 3;
    await expectInStore(shop, quantity);
  });

  await test.step("sell online: an order takes one here, too", async () => {
    const order = shop.sandbox.placeOrder({ lines: [{ sku: GOODS.sku, quantity: 1 }] });
    await page.goto("/woocommerce/orders");
    await page.getByRole("button", { name: "Fetch new orders" }).click();
    const row = page
      .getByRole("row")
      .filter({ has: page.getByRole("link", { name: `#${String(order.number)}`, exact: true }) });
    await expect(row.getByText("Final", { exact: true })).toBeVisible({ timeout: STORE_TIMEOUT });
    quantity -= 1;
    expect(await readStock(page)).toBe(quantity);
    await expectInStore(shop, quantity);
  });

  await test.step("change a price: it goes out with the next sync, and nothing else does", async () => {
    await page.goto(`/prices?q=${GOODS.sku}`);
    await page.locator('[data-cell="0:0"]').fill("7.35");
    await page.getByRole("button", { name: "Save prices" }).click();
    await expect(page.getByText("1 price saved", { exact: true })).toBeVisible();
    await page.goto("/woocommerce/sync");
    await page.getByRole("button", { name: "Sync all products" }).click();
    await expect(page.getByText("You can leave this page: the sync goes on.")).toBeVisible();
    await expect(page.getByText(/^Done[.;]/)).toBeVisible({ timeout: RUN_TIMEOUT });
    await expect(page.locator('[data-counter="updated"] dd')).toHaveText("1");
    await expect(page.locator('[data-counter="created"] dd')).toHaveText("0");
  });

  await test.step("the shopper sees it", async () => {
    await page.goto(`${shop.sandbox.url}/shop/?s=${GOODS.sku}`);
    const card = page.getByRole("listitem").filter({ has: page.getByRole("link", { name: GOODS.name }) });
    await expect(card).toContainText("$7.35");
    await expect(card).toContainText(`${quantity} in stock`);
  });
});

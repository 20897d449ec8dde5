import { expect, type Page } from "@playwright/test";
import { z } from "zod";
import { type Shop, test } from "./support/test";

test.use({ subject: "orders" });

/** Bound for sending the whole catalogue of the demo shop. */
const RUN_TIMEOUT = 120_000;
/** The location that a store sells from by default. */
const LOCATION = "High Street shop";

let storeId = 0;

test.beforeAll(async ({ browser, shop }) => {
  const page = await browser.newPage();
  await shop.signIn(page);
  storeId = await shop.connectStore(page);
  await page.close();
});

test.beforeEach(async ({ page, shop }) => {
  test.setTimeout(90_000);
  await shop.signIn(page);
});

type Goods = { name: string; sku: string };

/** A product in the POS and in the store under one SKU, sold by the store in any quantity. */
async function makeProduct(
  page: Page,
  shop: Shop,
  name: string,
  options: { tracksStock: boolean; price: string },
): Promise<Goods> {
  const sku = `ORDER-${Date.now().toString(36).toUpperCase()}`;
  const { tracksStock, price } = options;
  const answer = await page.request.post("/api/products", {
    data: {
      type: "simple",
      name,
      sku,
      description: "",
      shortDescription: "",
      tracksStock,
      isSyncDisabled: true,
      variations: [{ sku, barcode: "", price }],
    },
  });
  expect(answer.status()).toBe(201);
  const remote = { name, sku, type: "simple", status: "publish", regular_price: price, manage_stock: false };
  await shop.storeClient.post("products", remote, z.looseObject({ id: z.number() }));
  return { name, sku };
}

/** Places an order as a shopper does. */
function placeOrder({ sandbox }: Shop, sku: string, quantity: number): { id: number; number: string; total: string } {
  return z
    .object({ id: z.number(), number: z.string(), total: z.string() })
    .parse(sandbox.placeOrder({ lines: [{ sku, quantity }] }));
}

/** The row of an order in the list, once the button has imported it. */
async function fetchNew(page: Page, number: string) {
  await page.goto(`/woocommerce/orders?store=${storeId}`);
  await page.getByRole("button", { name: "Fetch new orders" }).click();
  const row = page.getByRole("row").filter({ has: page.getByRole("link", { name: `#${number}`, exact: true }) });
  await expect(row).toBeVisible({ timeout: 30_000 });
  return row;
}

/** Follows a new run on its own page to its end. */
async function syncAll(page: Page): Promise<void> {
  // The first sync of a store is started from its preview only.
  await page.goto(`/woocommerce/sync/preview?store=${storeId}`);
  const starting = page.waitForResponse(
    (answer) => answer.request().method() === "POST" && answer.url().endsWith("/runs"),
  );
  await page.getByRole("button", { name: "Sync all products" }).click();
  const { id } = z.object({ id: z.number() }).parse(await (await starting).json());
  await page.goto(`/woocommerce/history/${id}`);
  // The address does not name the store; the menu keeps it.
  const toOrders = page
    .getByRole("navigation", { name: "Main navigation" })
    .getByRole("link", { name: "Online orders", exact: true });
  await expect(toOrders).toHaveAttribute("href", `/woocommerce/orders?store=${storeId}`);
  await expect(page.getByText(/^Done[.;]/)).toBeVisible({ timeout: RUN_TIMEOUT });
}

test("an order placed in the store is imported by the button, with its lines and its total", async ({ page, shop }) => {
  const goods = await makeProduct(page, shop, "Tea tray, walnut", { tracksStock: false, price: "12.50" });
  const order = placeOrder(shop, goods.sku, 2);
  const total = `$${order.total}`;

  const row = await fetchNew(page, order.number);
  await expect(row.getByText("Final", { exact: true })).toBeVisible();
  await expect(row).toContainText(total);
  await expect(row).toContainText("Processing");

  // The filter has the status although the page was opened before the first such order.
  await page.getByRole("combobox", { name: "Status in the store" }).selectOption({ label: "Processing" });
  await expect(row).toBeVisible();

  await row.getByRole("link", { name: `#${order.number}` }).click();
  await expect(page.getByRole("heading", { level: 1, name: `Order #${order.number}` })).toBeVisible();
  const line = page.getByRole("table", { name: "Items" }).getByRole("row").filter({ hasText: goods.sku });
  await expect(line.getByRole("link", { name: goods.name })).toBeVisible();
  await expect(line.getByRole("cell").nth(1)).toHaveText("2");
  await expect(line).toContainText("$25.00");
  const sum = page.getByRole("definition").filter({ hasText: total });
  await expect(sum.first()).toBeVisible();
});

test("an order without stock waits, and is made final once the stock is there", async ({ page, shop }) => {
  await page.goto(`/woocommerce/settings/orders?store=${storeId}`);
  const byItself = page.getByRole("switch", { name: "Make waiting orders final automatically" });
  // The form sets its switches once it is interactive; the shop's default is on.
  await expect(byItself).toBeChecked();
  await byItself.click();
  await page.getByRole("button", { name: "Save order settings" }).click();
  await expect(page.getByText("Order settings saved.")).toBeVisible();

  const goods = await makeProduct(page, shop, "Copper kettle, 2 l", { tracksStock: true, price: "48.00" });
  const order = placeOrder(shop, goods.sku, 3);
  const row = await fetchNew(page, order.number);
  await expect(row.getByText("Waiting for stock")).toBeVisible();
  await expect(row).toContainText(`${goods.name}: 3 missing (needs 3, 0 here)`);
  await row.getByRole("button", { name: `Make final: ${order.number}` }).click();
  await expect(page.getByText(`Order ${order.number} still waits: there is not enough stock.`)).toBeVisible();

  await page.goto("/stock/receive");
  await page.getByLabel("Receive into").selectOption({ label: LOCATION });
  const box = page.getByRole("textbox", { name: "Scan, or type a name or SKU" });
  await box.fill(goods.sku);
  await box.press("Enter");
  await page.getByLabel(`Quantity of ${goods.sku}`).fill("3");
  await page.getByLabel("Delivery reference").fill(`kettles ${order.number}`);
  await page.getByRole("button", { name: "Book in" }).click();
  await expect(page).toHaveURL(/\/stock\/movements/);

  await page.goto(`/woocommerce/orders?store=${storeId}&view=waiting`);
  await page.getByRole("link", { name: `#${order.number}`, exact: true }).click();
  await expect(page.getByText("Everything is there now.")).toBeVisible();
  await page.getByRole("button", { name: "Make final" }).click();
  await expect(page.getByText(`Order ${order.number} is final now.`)).toBeVisible();
  await expect(page.getByText("This order waits for stock")).toBeHidden();
  await expect(page.getByRole("main").getByText("Final", { exact: true })).toBeVisible();
});

test("a tax rate of the store is mapped to a rate of the shop, and stays mapped", async ({ page, shop }) => {
  const name = `Orders tax ${Date.now().toString(36)}`;
  await shop.storeClient.post(
    "taxes",
    { country: "NZ", rate: "15.0000", name, class: "standard" },
    z.looseObject({ id: z.number() }),
  );

  await page.goto(`/woocommerce/tax-mapping?store=${storeId}`);
  const rate = page.getByRole("combobox", { name: `Rate of this shop: ${name}` });
  await expect(rate).toHaveValue("");
  await rate.selectOption({ index: 1 });
  const chosen = await rate.inputValue();
  await page.getByRole("button", { name: "Save mapping" }).click();
  await expect(page.getByText("Tax mapping saved.", { exact: false })).toBeVisible();
  await page.reload();
  await expect(rate).toHaveValue(chosen);
  await expect(page.getByRole("button", { name: "Save mapping" })).toBeDisabled();
});

test("a reset states how many links it deletes, and the next sync matches every product again", async ({ page }) => {
  test.setTimeout(2 * RUN_TIMEOUT + 60_000);
  await syncAll(page);

  await page.goto(`/woocommerce/settings?store=${storeId}`);
  const section = page
    .getByRole("listitem")
    .filter({ has: page.getByRole("heading", { name: "Reset synced products" }) });
  await expect(section).toContainText(/\d linked/);
  const count = Number(/([\d,]+) linked/.exec(await section.innerText())?.[1]?.replaceAll(",", ""));
  expect(count).toBeGreaterThan(0);
  await section.getByRole("button", { name: "Reset products" }).click();
  const question = page.getByRole("alertdialog");
  await expect(question).toContainText(`Reset the links of ${count} products?`);
  await expect(question).toContainText("Nothing is deleted");
  await question.getByRole("button", { name: "Reset products" }).click();
  await expect(page.getByText(`${count} products are no longer linked.`)).toBeVisible();
  await expect(section).toContainText("Nothing is linked.");
  await expect(section.getByRole("button", { name: "Reset products" })).toBeDisabled();

  await syncAll(page);
  await expect(page.locator('[data-counter="created"] dd')).toHaveText("0");
  await page.goto(`/woocommerce/settings?store=${storeId}`);
  await expect(section).toContainText(/\d+ linked/);
});

import { expect, type Page } from "@playwright/test";
import { z } from "zod";
import { directionOf, type Locale } from "@/lib/i18n/locale";
import { checkPage, violations } from "./support/check-page";
import { seedEmptyShop } from "./support/empty-shop";
import { readDatabaseUrl } from "./support/environment";
import { searchStore } from "./support/search-store";
import { openShop, type Shop } from "./support/shop";
import { test as base } from "./support/test";

const withId = z.looseObject({ id: z.number() });

/** A shop without goods, and a store that has them. */
const test = base.extend<object, { shop: Shop }>({
  shop: [
    async ({ subject }, use) => {
      const { shop, close } = await openShop(readDatabaseUrl(), subject, {}, seedEmptyShop);
      await fillStore(shop);
      await use(shop);
      await close();
    },
    { scope: "worker", timeout: 60_000 },
  ],
});

test.use({ subject: "pull" });

async function fillStore({ storeClient }: Shop): Promise<void> {
  const post = async (path: string, body: object) => (await storeClient.post(path, body, withId)).data.id;
  const tea = await post("products/categories", { name: "Tea" });
  const size = await post("products/attributes", { name: "Size" });
  for (const name of ["S", "L"]) await post(`products/attributes/${size}/terms`, { name });
  const goods = { status: "publish", regular_price: "7.50", categories: [{ id: tea }] };
  await post("products", { ...goods, name: "Green tea", sku: "TEA-1", manage_stock: true, stock_quantity: 12 });
  await post("products", { ...goods, name: "Black tea", sku: "TEA-2", sale_price: "6.00" });
  const shirt = await post("products", {
    name: "Shirt",
    sku: "SHIRT",
    type: "variable",
    status: "publish",
    attributes: [{ id: size, variation: true, visible: true, options: ["S", "L"] }],
  });
  for (const option of ["S", "L"])
    await post(`products/${shirt}/variations`, {
      sku: `SHIRT-${option}`,
      regular_price: "19",
      manage_stock: true,
      stock_quantity: 4,
      attributes: [{ id: size, option }],
    });
  await post("products", { name: "Gift box", sku: "BOX", type: "grouped", status: "publish" });
}

const TITLES: Record<Locale, string> = { en: "Take over the store", ar: "نقل محتوى المتجر" };

/** One product of the store is one of the shop under another name and SKU: a person says so, by keyboard. */
async function matchByHand(page: Page): Promise<void> {
  await page.getByRole("combobox", { name: "Show" }).selectOption({ label: "All products" });
  await page.getByRole("button", { name: "Match Green tea with a product of the shop" }).click();
  const dialog = page.getByRole("dialog", { name: "Match by hand" });
  const candidate = dialog.getByRole("button", { name: /Sencha/ });
  await expect(candidate).toBeVisible();
  await checkPage(page, "en");
  await dialog.getByRole("textbox", { name: "Name or SKU" }).fill("old-1");
  await expect(dialog.getByRole("button", { name: /OLD-1/ })).toBeVisible();
  await candidate.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByText("Green tea is matched with Sencha.")).toBeVisible();
  await expect(page.getByRole("cell", { name: /Matched by hand/ })).toBeVisible();
}

/** The page's title, direction and rules of access, in each language. */
async function checkLanguages(page: Page): Promise<void> {
  for (const locale of ["ar", "en"] as const) {
    const answer = await page.request.patch("/api/settings/language", { data: { locale } });
    expect(answer.ok()).toBe(true);
    await page.reload();
    await expect(page).toHaveTitle(new RegExp(TITLES[locale]));
    await expect(page.locator("html")).toHaveAttribute("dir", directionOf(locale));
    expect(await violations(page)).toEqual([]);
  }
}

test("a full store is connected, read, looked at and taken over, and the next sync sends nothing", async ({
  page,
  shop,
}) => {
  test.setTimeout(240_000);
  const { sandbox } = shop;
  await page.emulateMedia({ reducedMotion: "reduce" });
  await shop.signIn(page);
  await page.goto("/woocommerce");
  await page.getByRole("link", { name: "Connect a store" }).click();
  await searchStore(page, sandbox.url);
  await page.getByLabel("Consumer key").fill(sandbox.consumerKey);
  await page.getByLabel("Consumer secret").fill(sandbox.consumerSecret);
  await page.getByRole("button", { name: "Connect", exact: true }).click();
  await expect(page.getByText(/^All good:/)).toBeVisible();
  await expect(page.getByRole("radio", { name: "The store is full" })).toBeChecked();
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByRole("link", { name: "Continue" }).click();
  await page.getByRole("link", { name: "Bring in products" }).click();

  await expect(page.getByRole("heading", { name: "Take over what the store has" })).toBeVisible();
  await checkLanguages(page);
  const known = { type: "simple", name: "Sencha", sku: "OLD-1", variations: [{ price: "6" }] };
  expect((await page.request.post("/api/products", { data: known })).ok()).toBe(true);
  const writes = sandbox.requests.counts().writes;
  await page.getByRole("button", { name: "Read the store" }).click();
  const apply = page.getByRole("button", { name: "Take over 3 products" });
  await expect(apply).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText("Grouped product: a set of other products").first()).toBeVisible();
  await expect(page.getByText("It has a sale price, which is taken over with its days").first()).toBeVisible();
  await matchByHand(page);
  await checkLanguages(page);

  await apply.click();
  await expect(page.getByText("Taken over. 3 products are linked with the store.")).toBeVisible({ timeout: 60_000 });
  await checkLanguages(page);
  expect(sandbox.requests.counts().writes).toBe(writes);

  await page.goto("/products");
  await expect(page.getByText("3 of 3 products")).toBeVisible();
  await page.goto("/woocommerce/sync/preview");
  await expect(page.getByText("3 products planned.")).toBeVisible({ timeout: 30_000 });
  await page.getByRole("button", { name: "Sync all products" }).click();
  await expect(page.getByText(/^Done[.;]/)).toBeVisible({ timeout: 60_000 });
  for (const name of ["created", "updated", "failed"])
    await expect(page.locator(`[data-counter="${name}"] dd`)).toHaveText("0");
  expect(sandbox.requests.counts().writes).toBe(writes);
});

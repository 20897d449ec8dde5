import { expect } from "@playwright/test";
import { type HttpsFront, postToFront } from "./support/https-front";
import { searchStore } from "./support/search-store";
import { startSecureServer } from "./support/secure-server";
import { openShop, type Shop } from "./support/shop";
import { test as base } from "./support/test";

type Secured = { front: HttpsFront; shop: Shop };

/** A second server behind TLS, because a store hands over keys only there, with a database and a shop of its own. */
const test = base.extend<object, { secured: Secured }>({
  secured: [
    // Playwright reads the fixtures that a fixture needs from this pattern.
    async ({}, use) => {
      const { front, databaseUrl, stop } = await startSecureServer("connect");
      const { shop, close } = await openShop(databaseUrl, "connect", { folder: "/tea", postCallback: postToFront });
      await use({ front, shop });
      await close();
      await stop();
    },
    { scope: "worker", timeout: 120_000 },
  ],
});

test.use({ subject: "connect" });

test("an owner without a store finds it, authorises in the store, and comes to the first sync", async ({
  browser,
  secured: { front, shop },
}) => {
  const context = await browser.newContext({ baseURL: front.url, ignoreHTTPSErrors: true });
  const page = await context.newPage();
  await shop.signIn(page);
  await page.goto("/woocommerce");
  await page.getByRole("link", { name: "Connect a store" }).click();

  shop.sandbox.faults.set({ passwordInFront: true });
  await searchStore(page, `${shop.sandbox.url}/product/green-tea/?utm_source=mail`);
  await expect(page.getByText("The site asks for a password before the store is reached")).toBeVisible();
  shop.sandbox.faults.clear();
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByText("Found: Sandbox store of connect")).toBeVisible();
  await page.reload();
  await expect(page.getByText(shop.sandbox.url, { exact: true })).toBeVisible();

  await page.getByRole("button", { name: "Authorise in the store" }).click();
  await expect(page.getByRole("heading", { name: "AurPOS would like to connect to your store" })).toBeVisible();
  await page.getByRole("link", { name: "Deny" }).click();
  await expect(page.getByText("The store granted no key", { exact: false })).toBeVisible();
  await page.getByRole("button", { name: "Authorise in the store" }).click();
  await page.getByRole("link", { name: "Approve" }).click();

  await expect(page).toHaveURL(/\/woocommerce\/connect\?store=\d+$/);
  await expect(page.getByText(/^All good:/)).toBeVisible();
  const products = page.getByRole("row", { name: /^Simple products/ });
  await expect(products.getByRole("cell").nth(1)).toHaveText("0");
  await expect(products.getByRole("cell").nth(2)).not.toHaveText("0");
  await expect(page.getByRole("radio", { name: "This shop is full" })).toBeChecked();
  await page.getByRole("button", { name: "Continue" }).click();

  await expect(page.getByRole("heading", { name: "Match the taxes" })).toBeVisible();
  await page.reload();
  await expect(page.getByRole("heading", { name: "Match the taxes" })).toBeVisible();
  await page.getByRole("link", { name: "Continue" }).click();
  await expect(page.getByRole("heading", { name: "Sandbox store of connect is connected" })).toBeVisible();

  await page.getByRole("link", { name: "Choose again who leads" }).click();
  await page.getByRole("radio", { name: "The store is full" }).check();
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByRole("link", { name: "Continue" }).click();
  await expect(page.getByRole("link", { name: "Bring in products" })).toHaveAttribute(
    "href",
    /\/woocommerce\/pull\?store=\d+/,
  );
  await page.getByRole("link", { name: "See what will be sent" }).click();
  await expect(page).toHaveURL(/\/woocommerce\/sync\/preview\?store=\d+/);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await context.close();
});

test("who has no request for keys delivers none", async ({ page }) => {
  const post = async (data: object) => (await page.request.post("/pos/authorisation", { data })).status();
  const keys = { consumer_key: `ck_${"a".repeat(40)}`, consumer_secret: `cs_${"b".repeat(40)}` };
  const made = { ...keys, user_id: "made-up", key_permissions: "read_write" };
  expect([await post(made), await post({ ...made, user_id: "" }), await post({})]).toEqual([403, 403, 400]);
  expect(await post({ ...made, more: "x".repeat(5000) })).toBe(413);
});

test("without https the page says so, and a key is entered by hand", async ({ page, shop }) => {
  await shop.signIn(page);
  await page.goto("/woocommerce/connect");
  await searchStore(page, shop.sandbox.url.replace("http://", ""));
  await expect(
    page.getByText("The store can hand over a key only to an https address", { exact: false }),
  ).toBeVisible();
  await page.getByLabel("Consumer key").fill(`ck_${"9".repeat(40)}`);
  await page.getByLabel("Consumer secret").fill(shop.sandbox.consumerSecret);
  await page.getByRole("button", { name: "Connect", exact: true }).click();
  await expect(page.getByText("The store does not know this consumer key")).toBeVisible();

  await page.getByRole("link", { name: "Get another key" }).click();
  await page.getByLabel("Consumer key").fill(shop.sandbox.consumerKey);
  await page.getByLabel("Consumer secret").fill(shop.sandbox.consumerSecret);
  await page.getByRole("button", { name: "Connect", exact: true }).click();
  await expect(page.getByText(/^All good:/)).toBeVisible();
});

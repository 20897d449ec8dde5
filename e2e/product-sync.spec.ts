import { readFile } from "node:fs/promises";
import { expect, type Page } from "@playwright/test";
import { z } from "zod";
import { test } from "./support/test";

test.use({ subject: "product-sync" });

// One shop and one store, from the first connection to a decision: each step builds on the previous one.
test.describe.configure({ mode: "serial" });

/** Bound for sending the whole catalogue of the demo shop. */
const RUN_TIMEOUT = 90_000;

test.beforeEach(async ({ page, shop }) => {
  test.setTimeout(150_000);
  await shop.signIn(page);
});

async function typeConnection(page: Page, keys: { consumerKey: string; consumerSecret: string }): Promise<void> {
  await page.getByLabel("Consumer key").fill(keys.consumerKey);
  await page.getByLabel("Consumer secret").fill(keys.consumerSecret);
}

function counter(page: Page, name: string) {
  return page.locator(`[data-counter="${name}"] dd`);
}

test("a wrong key and a wrong address have different messages, the right key connects, and the saved key stays secret", async ({
  page,
  shop,
}) => {
  const { url, consumerKey, consumerSecret } = shop.sandbox;
  await page.goto("/woocommerce");
  await page.getByRole("link", { name: "Connect a store" }).click();
  await page.getByRole("link", { name: "Fill in everything by hand" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill("Online store");

  await page.getByRole("textbox", { name: "Store URL" }).fill("ftp://shop.example");
  await page.getByRole("button", { name: "Test connection" }).click();
  await expect(page.getByText("Only http:// and https:// addresses can be connected.")).toBeVisible();

  await page.getByRole("textbox", { name: "Store URL" }).fill(url);
  await typeConnection(page, { consumerKey: `ck_${"9".repeat(40)}`, consumerSecret });
  await page.getByRole("button", { name: "Test connection" }).click();
  await expect(page.getByText("The store does not know this consumer key")).toBeVisible();

  await typeConnection(page, { consumerKey, consumerSecret });
  await page.getByRole("button", { name: "Test connection" }).click();
  await expect(page.getByText(/^All good:/)).toBeVisible();

  await page.getByRole("button", { name: "Save and connect" }).click();
  await expect(page).toHaveURL(/store=\d+/);
  await expect(page.getByText("Everything is saved")).toBeVisible();
  await expect(page.getByText(`Saved, ends in ${consumerKey.slice(-4)}.`, { exact: false })).toBeVisible();
  await page.reload();
  await expect(page.getByLabel("Consumer secret")).toHaveValue("");
  expect(await page.content()).not.toContain(consumerSecret);
});

test("a refusal leaves the typed values unchanged", async ({ page }) => {
  await page.goto("/woocommerce/settings");
  const name = page.getByRole("textbox", { name: "Name" });
  // The form misses what is typed before it is interactive, so typing is repeated until the form can be discarded.
  await expect(async () => {
    await name.fill("Online store");
    await name.fill("Renamed");
    await expect(page.getByRole("button", { name: "Discard" })).toBeEnabled({ timeout: 1_000 });
  }).toPass();
  await page.getByRole("textbox", { name: "Store URL" }).fill("https://elsewhere.example");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(
    page.getByText("Enter the keys again: saved ones are not sent to another address.").first(),
  ).toBeVisible();
  await expect(name).toHaveValue("Renamed");
  await page.getByRole("button", { name: "Discard" }).click();
  await expect(name).toHaveValue("Online store");
});

test("the first sync begins with a preview, which shows every field and sends just what is chosen", async ({
  page,
  shop: { sandbox },
}) => {
  await page.goto("/woocommerce/sync");
  await expect(page.getByRole("button", { name: "Sync all products" })).toBeHidden();
  await page.getByRole("link", { name: "See what would be sent first" }).click();
  await expect(page.getByText("The first sync of this store")).toBeVisible();
  await expect(page.getByText(/^\d+ products planned\.$/)).toBeVisible();
  const kinds = page.getByRole("list", { name: "By what would happen" });
  expect(Number(await kinds.locator('[data-kind="create"] span').last().innerText())).toBeGreaterThan(200);
  const categories = page.getByRole("list", { name: "Categories by kind" });
  await expect(categories.locator('[data-kind="create"] span').last()).not.toHaveText("0");
  await expect(page.getByRole("list", { name: "Attributes and their values by kind" })).toBeVisible();

  await page.getByRole("textbox", { name: "Search name or SKU" }).fill("tea-cey");
  await expect(page.getByText("1 of 1 product")).toBeVisible();
  const row = page.getByRole("listitem").filter({ hasText: "Ceylon Dimbula, 100 g" });
  await row.getByRole("button", { name: "Fields of Ceylon Dimbula, 100 g" }).click();
  const price = row.locator('[data-field="price"]');
  await expect(price).toContainText("Not known");
  await row.getByRole("button", { name: "Compare with the store now" }).click();
  await expect(row.getByText("The store has no such product yet.")).toBeVisible();

  await row.getByRole("checkbox", { name: "Choose Ceylon Dimbula, 100 g" }).check();
  await page.getByRole("button", { name: "Send just this one" }).click();
  await expect(page.getByText("Products: chosen ones")).toBeVisible();
  await expect(page.getByText(/^Done[.;]/)).toBeVisible({ timeout: RUN_TIMEOUT });
  expect(sandbox.state.products().map(({ sku }) => sku)).toEqual(["TEA-CEY-100"]);
});

test("a full sync is followed live, survives leaving the page, and refuses a second one beside it", async ({
  page,
  shop: { sandbox },
}) => {
  sandbox.faults.set({ latencyPerItemMs: 15, unavailableImages: true });
  await page.goto("/woocommerce/sync");
  // A second window that does not know of the run.
  const other = await page.context().newPage();
  await other.goto("/woocommerce/sync");

  await page.getByRole("button", { name: "Sync all products" }).click();
  await expect(page.getByText("You can leave this page: the sync goes on.")).toBeVisible();
  await expect(page.getByRole("progressbar")).toBeVisible();

  await other.getByRole("button", { name: "Sync categories" }).click();
  await expect(other.getByText("A sync of this store is already running.")).toBeVisible();
  await expect(other.getByRole("link", { name: "Show it" })).toHaveAttribute("href", /\/woocommerce\/history\/\d+/);
  await other.close();

  await page.goto("/products");
  await page.goto("/woocommerce/sync");
  await expect(page.getByRole("list", { name: "Steps" }).locator("[aria-current=step]")).toBeVisible();
  sandbox.faults.set({ latencyPerItemMs: undefined });
  await expect(page.getByText(/^Done; \d+ items failed\.$/)).toBeVisible({ timeout: RUN_TIMEOUT });
  expect(Number((await counter(page, "created").innerText()).replaceAll(",", ""))).toBeGreaterThan(200);
  expect(Number((await counter(page, "failed").innerText()).replaceAll(",", ""))).toBeGreaterThan(0);
});

test("the log shows the remedy and the payload, and downloads as a file", async ({ page }) => {
  // An old link: unknown parameters are ignored.
  await page.goto("/woocommerce/history?kind=foo&status=completed");
  await page.getByRole("link", { name: "Products: all" }).first().click();
  await page.getByRole("combobox", { name: "Outcome" }).selectOption("failed");
  await expect(page.getByText("The store could not fetch an image").first()).toBeVisible();

  await page.getByRole("combobox", { name: "Outcome" }).selectOption("");
  await page.getByRole("combobox", { name: "Kind" }).selectOption("product");
  await page.getByRole("textbox", { name: "Search name or SKU" }).fill("tea-gyo");
  await expect(page.getByText("1 line shown")).toBeVisible();
  const line = page.getByRole("listitem").filter({ hasText: "Gyokuro, 50 g" });
  await line.getByRole("button", { name: "What was sent" }).click();
  await expect(line.getByText('"regular_price"')).toBeVisible();

  const downloading = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download CSV" }).click();
  const text = await readFile(await (await downloading).path(), "utf8");
  const lines = text.trimEnd().split("\r\n");
  expect(lines[0]).toContain("What to do");
  expect(lines).toHaveLength(2);
  expect(lines[1]).toContain("TEA-GYO");
});

test("a failed product is retried without a person", async ({ page, shop }) => {
  shop.sandbox.faults.clear();
  await page.goto("/woocommerce/sync");
  await page.getByRole("button", { name: "Retry the failed ones" }).click();
  await expect(page).toHaveURL(/\/woocommerce\/history\/\d+/);
  await expect(page.getByText("Products: retry")).toBeVisible();
  await expect(page.getByText(/^Done[.;]/)).toBeVisible({ timeout: RUN_TIMEOUT });
  await page.goto("/woocommerce");
  await expect(page.getByText(/does not answer|is not being updated/)).toHaveCount(0);
});

test("a product with several candidates in the store waits for a person", async ({ page, shop }) => {
  const taken = { name: "Samovars", type: "variable", sku: "SAM-3L" };
  const { data: remote } = await shop.storeClient.post("products", taken, z.object({ id: z.number() }));

  await page.goto("/products?q=SAM-3L");
  await page.getByRole("link", { name: "Samovar, 3 l" }).click();
  await page.getByRole("switch", { name: "Do not sync to WooCommerce" }).click();
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(page.getByRole("button", { name: "Save changes" })).toBeHidden();

  await page.goto("/woocommerce/sync");
  await page.getByRole("button", { name: "Sync new only" }).click();
  await expect(page.getByText("Products: only new")).toBeVisible();
  await expect(page.getByText(/^Done[.;]/)).toBeVisible({ timeout: RUN_TIMEOUT });

  await page.getByRole("link", { name: "Needs a decision" }).click();
  await expect(page.getByText("In the store it is of another kind.")).toBeVisible();
  await expect(page.getByText("Its variations in the store would be replaced.")).toBeVisible();
  await page.getByRole("button", { name: `Link Samovar, 3 l with no. ${remote.id} of the store` }).click();
  await expect(page.getByText("Nothing to decide")).toBeVisible();
});

import { expect, type Page } from "@playwright/test";
import { LOCALE_COOKIE } from "@/lib/i18n/locale";
import { checkPage } from "./support/check-page";
import { test } from "./support/test";

test.use({ subject: "languages" });

/** Fills a box until the page listens to it, which `seen` shows. */
async function fill(page: Page, box: ReturnType<Page["getByRole"]>, text: string, seen: string): Promise<void> {
  await expect(async () => {
    await box.fill("");
    await box.fill(text);
    await expect(page.getByRole("button", { name: seen })).toBeVisible({ timeout: 1_000 });
  }).toPass();
}

test("a store's language is chosen, and products and categories get texts in it", async ({ page, shop, baseURL }) => {
  test.setTimeout(150_000);
  await shop.signIn(page);
  const storeId = await shop.connectStore(page);
  await page.goto("/products?q=Ceylon");
  await page.getByRole("link", { name: "Ceylon Dimbula, 100 g" }).first().click();
  await expect(page.getByRole("heading", { name: "Details" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Texts in other languages" })).toBeHidden();
  const product = page.url();

  await page.goto(`/woocommerce/settings?store=${storeId}`);
  const language = page.getByRole("combobox", { name: "Language of its texts" });
  await expect(async () => {
    await language.selectOption({ label: "As entered" });
    await language.selectOption({ label: "German" });
    await expect(page.getByRole("button", { name: "Discard" })).toBeEnabled({ timeout: 1_000 });
  }).toPass();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Everything is saved")).toBeVisible();

  await page.goto(product);
  const name = page.getByRole("group", { name: "German" }).getByRole("textbox", { name: "Name" });
  await expect(name).toHaveAttribute("placeholder", "Ceylon Dimbula, 100 g");
  await fill(page, name, "Ceylon-Tee", "Save texts");
  await page.getByRole("button", { name: "Save texts" }).click();
  await expect(page.getByText("Texts saved")).toBeVisible();
  await page.reload();
  await expect(name).toHaveValue("Ceylon-Tee");
  await checkPage(page, "en");

  await page.goto("/categories");
  const actions = page.getByRole("button", { name: "Actions for “Tea”", exact: true });
  await expect(async () => {
    await actions.click();
    await expect(page.getByRole("menuitem", { name: "Rename" })).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await page.getByRole("menuitem", { name: "Rename" }).click();
  await page.getByRole("textbox", { name: "Name in German" }).fill("Tee");
  await checkPage(page, "en");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Category renamed")).toBeVisible();

  await page.request.patch("/api/settings/language", { data: { locale: "ar" } });
  await page.context().addCookies([{ name: LOCALE_COOKIE, value: "ar", url: baseURL ?? "" }]);
  await page.goto(product);
  await expect(page.getByRole("group", { name: "الألمانية" }).getByRole("textbox").first()).toHaveValue("Ceylon-Tee");
  await checkPage(page, "ar");
});

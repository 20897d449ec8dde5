import { expect, type Page } from "@playwright/test";
import { directionOf, type Locale, LOCALE_COOKIE, LOCALES } from "@/lib/i18n/locale";
import { tooWide, violations } from "./support/check-page";
import { fillStore, sellOne } from "./support/fill-shop";
import { listPages, openPage } from "./support/pages";
import { test } from "./support/test";

test.use({ subject: "accessibility" });

const DESK = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };

/** Also checked in dark mode (in English) and at a phone's width (in Arabic): cards, tables, forms and the till. */
const SAMPLES = [
  "/",
  "/till",
  "/sales",
  "/products",
  "/products/new",
  "/stock",
  "/woocommerce",
  "/settings/business",
  "/users",
];

/** What a page of the section shows without a store. */
const NO_STORE: Record<Locale, string> = { en: "Connect a store", ar: "توصيل متجر" };

const softly = expect.configure({ soft: true });

let storeId = 0;

test.beforeAll(async ({ browser, shop }) => {
  test.setTimeout(180_000);
  const page = await browser.newPage();
  await shop.signIn(page);
  await sellOne(page);
  storeId = await fillStore(page, shop);
  await page.close();
});

test.afterEach(async ({ page }) => {
  await speak(page, "en");
});

for (const locale of LOCALES) {
  test(`no page breaks a rule or scrolls sideways (${locale})`, async ({ page, baseURL, shop }) => {
    test.setTimeout(360_000);
    await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
    await page.context().addCookies([{ name: LOCALE_COOKIE, value: locale, url: baseURL ?? "" }]);
    for (const path of ["/login", "/forgot-password", "/choose-password"]) {
      await open(page, path);
      await check(page, locale, path);
    }
    await page.context().clearCookies();

    await shop.signIn(page);
    await speak(page, locale);
    for (const path of await listPages(page, { id: storeId, url: shop.sandbox.url })) {
      await open(page, path);
      await check(page, locale, path);
    }
  });
}

test("the calendar of a date box breaks no rule, sets a day by keyboard, and a day can be typed", async ({
  page,
  shop,
}) => {
  await shop.signIn(page);
  await speak(page, "ar");
  await page.goto("/sales?from=2026-03-05");
  const from = page.getByRole("textbox", { name: "من", exact: true });
  await expect(from).toHaveValue("5 مارس 2026");
  const calendar = page.getByRole("dialog", { name: "التقويم" });
  // The server renders the box, so a key may come before the page listens to it.
  await expect(async () => {
    await from.press("ArrowDown");
    await expect(calendar).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await expect(calendar.locator('[data-day="2026-03-05"] button')).toBeFocused();
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press("ArrowLeft");
  await expect(calendar.locator('[data-day="2026-03-06"] button')).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(calendar).toBeHidden();
  await expect(from).toHaveValue("6 مارس 2026");
  await expect(page).toHaveURL(/from=2026-03-06/);
  await from.fill("31/12/2025");
  await from.press("Enter");
  await expect(from).toHaveValue("31 ديسمبر 2025");
  await expect(page).toHaveURL(/from=2025-12-31/);
  await from.fill("soon");
  await from.press("Enter");
  await expect(page.getByText("اكتب تاريخًا مثل", { exact: false })).toBeVisible();
  await expect(page).toHaveURL(/from=2025-12-31/);
});

/** Sets the language of the signed-in user. */
async function speak(page: Page, locale: Locale): Promise<void> {
  const answer = await page.request.patch("/api/settings/language", { data: { locale } });
  expect(answer.ok()).toBe(true);
}

async function open(page: Page, path: string): Promise<void> {
  softly(await openPage(page, path), path).toBe(200);
}

async function check(page: Page, locale: Locale, path: string): Promise<void> {
  await softly(page.locator("html"), path).toHaveAttribute("lang", locale);
  await softly(page.locator("html"), path).toHaveAttribute("dir", directionOf(locale));
  await softly(page.getByText(NO_STORE[locale], { exact: true }), path).toHaveCount(0);
  const isSample = SAMPLES.includes(path);
  softly(await violations(page), path).toEqual([]);
  if (isSample && locale === "en") {
    await page.emulateMedia({ colorScheme: "dark" });
    await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
    softly(await violations(page), `${path}, dark`).toEqual([]);
    await page.emulateMedia({ colorScheme: "light" });
  }
  await page.setViewportSize(PHONE);
  await softly.poll(() => tooWide(page), { message: `${path}, phone`, timeout: 2_000 }).toEqual([]);
  if (isSample && locale === "ar") softly(await violations(page), `${path}, phone`).toEqual([]);
  await page.setViewportSize(DESK);
}

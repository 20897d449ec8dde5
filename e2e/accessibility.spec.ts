import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";
import { NAVIGATION } from "@/components/layout/navigation";
import { directionOf, type Locale, LOCALE_COOKIE, LOCALES } from "@/lib/i18n/locale";
import { test } from "./support/test";

test.use({ subject: "accessibility" });

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"];
const DESK = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };

/** What the menu does not lead to itself. */
const OTHER_PAGES = [
  "/products/new",
  "/products/import",
  "/stock/movements",
  "/stock/receive",
  "/stock/transfer",
  "/stock/count",
  "/users/roles",
  "/users/me",
  "/woocommerce/decisions",
  "/woocommerce/settings/orders",
];
/** The first line of each of these lists is opened; a list without lines has none. */
const LISTS = ["/products", "/stock", "/sales", "/customers"];
/** Also looked at in the dark (in English) and as a phone draws them (in Arabic): cards, tables, forms and the till. */
const SAMPLES = ["/", "/till", "/sales", "/products", "/products/new", "/stock", "/woocommerce", "/settings/business", "/users"];

const softly = expect.configure({ soft: true });

test.beforeAll(async ({ browser, shop }) => {
  test.setTimeout(120_000);
  const page = await browser.newPage();
  await shop.signIn(page);
  await sellOne(page);
  await page.close();
});

test.afterEach(async ({ page }) => {
  await speak(page, "en");
});

for (const locale of LOCALES) {
  test(`no page breaks a rule or scrolls sideways (${locale})`, async ({ page, baseURL, shop }) => {
    test.setTimeout(180_000);
    await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
    await page.context().addCookies([{ name: LOCALE_COOKIE, value: locale, url: baseURL ?? "" }]);
    await open(page, "/login");
    await check(page, locale, "/login");
    await page.context().clearCookies();

    await shop.signIn(page);
    await speak(page, locale);
    const menu = NAVIGATION.flatMap(({ items }) => items.map(({ href }) => href));
    for (const path of [...menu, ...OTHER_PAGES, ...(await findDetailPages(page))]) {
      await open(page, path);
      await check(page, locale, path);
    }
  });
}

/** One sale, so that there is a sale to look at. */
async function sellOne(page: Page): Promise<void> {
  await page.goto("/till");
  const field = page.getByRole("textbox", { name: "Scan or search" });
  await expect(field).toBeFocused();
  await field.fill("TEA-CEY-100");
  await field.press("Enter");
  await expect(page.getByRole("button", { name: "Quantity of Ceylon Dimbula, 100 g" })).toBeVisible();
  await page.keyboard.press("F9");
  await page.getByRole("button", { name: "Complete sale" }).click();
  await expect(page.getByRole("dialog", { name: "Sold" })).toBeVisible();
}

/** The language of whoever is signed in. */
async function speak(page: Page, locale: Locale): Promise<void> {
  const answer = await page.request.patch("/api/settings/language", { data: { locale } });
  expect(answer.ok()).toBe(true);
}

async function findDetailPages(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const list of LISTS) {
    await open(page, list);
    const hrefs = await page.locator(`main a[href^="${list}/"]`).evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
    const first = hrefs.find((href) => /\/\d+$/.test(href));
    if (first === undefined) continue;
    found.push(first);
    if (list === "/products") found.push(`/products/labels?product=${first.split("/").at(-1)}`);
    if (list === "/sales") found.push(`${first}/receipt`);
  }
  expect(found.length).toBeGreaterThan(LISTS.length);
  return found;
}

async function open(page: Page, path: string): Promise<void> {
  // Pictures may come later: their room is kept.
  const answer = await page.goto(path, { waitUntil: "domcontentloaded" });
  softly(answer?.status(), path).toBe(200);
  await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
  // Tabs take the focus only once React has come to them.
  await expect(page.locator('[role=tablist][tabindex="-1"]')).toHaveCount(0);
}

async function check(page: Page, locale: Locale, path: string): Promise<void> {
  await softly(page.locator("html"), path).toHaveAttribute("lang", locale);
  await softly(page.locator("html"), path).toHaveAttribute("dir", directionOf(locale));
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

/** One line for each element that breaks a rule. */
async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page }).withTags(RULES).setLegacyMode().analyze();
  return found.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(" ")} ${node.failureSummary ?? ""}`));
}

/** By how much the page scrolls sideways, and what sticks out; empty when it does not. */
function tooWide(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const wide = [...document.querySelectorAll("body *")].filter((element) => {
      const { left, right } = element.getBoundingClientRect();
      return left < -1 || right > clientWidth + 1;
    });
    return [`${scrollWidth} of ${clientWidth}`, ...wide.slice(0, 5).map((element) => element.outerHTML.slice(0, 120))];
  });
}

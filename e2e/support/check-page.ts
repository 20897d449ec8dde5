import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";
import { directionOf, type Locale } from "@/lib/i18n/locale";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"];

const PHONE = { width: 390, height: 844 };

/** The page's language and rules of access, at a desk's width and at a phone's, where it must not scroll sideways. */
export async function checkPage(page: Page, locale: Locale): Promise<void> {
  await expect(page.locator("html")).toHaveAttribute("lang", locale);
  await expect(page.locator("html")).toHaveAttribute("dir", directionOf(locale));
  expect(await violations(page)).toEqual([]);
  const before = page.viewportSize();
  await page.setViewportSize(PHONE);
  await expect.poll(() => tooWide(page)).toEqual([]);
  expect(await violations(page)).toEqual([]);
  if (before) await page.setViewportSize(before);
}

/** One line per element that breaks a rule. */
export async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page }).withTags(RULES).setLegacyMode().analyze();
  return found.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(" ")} ${node.failureSummary ?? ""}`),
  );
}

/** How far the page scrolls sideways, and which elements overflow; empty when it does not. */
export function tooWide(page: Page): Promise<string[]> {
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

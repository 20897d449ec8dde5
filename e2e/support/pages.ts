import { expect, type Page } from "@playwright/test";
import { NAVIGATION } from "@/components/layout/navigation";

/** Pages that the menu does not link to. */
const OTHER_PAGES = [
  "/products/new",
  "/products/import",
  "/stock/movements",
  "/stock/receive",
  "/stock/transfer",
  "/stock/count",
  "/users/roles",
  "/users/me",
  "/users/me/sessions",
  "/woocommerce/connect",
  "/woocommerce/decisions",
  "/woocommerce/sync/preview",
  "/woocommerce/pull",
  "/woocommerce/settings/orders",
];
/** Lists whose first line is opened. */
const LISTS = ["/products", "/stock", "/sales", "/customers", "/woocommerce/orders", "/woocommerce/history"];

/** Pages that ask a store say so meanwhile. */
const STORE_TIMEOUT = 30_000;

/** Waits for the page at `path`, without its pictures, whose space is reserved. Returns the status. */
export async function openPage(page: Page, path: string): Promise<number | undefined> {
  const answer = await page.goto(path, { waitUntil: "domcontentloaded" });
  await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
  await expect(page.locator("main .animate-spin")).toHaveCount(0, { timeout: STORE_TIMEOUT });
  // Tabs take the focus only after hydration.
  await expect(page.locator('[role=tablist][tabindex="-1"]')).toHaveCount(0);
  return answer?.status();
}

/** Every page behind the sign-in that needs no id in its address. */
export function listMainPages(): string[] {
  return NAVIGATION.flatMap(({ items }) => items.map(({ href }) => href)).concat(OTHER_PAGES);
}

/**
 * Every page that an owner can open, with the steps of the store's first connection and one detail page of each list;
 * an empty list is an error.
 */
export async function listPages(page: Page, store: { id: number; url: string }): Promise<string[]> {
  const found = listMainPages().concat(
    `/woocommerce/connect?address=${encodeURIComponent(store.url)}`,
    ...["compare", "taxes", "start"].map((step) => `/woocommerce/connect?store=${store.id}&step=${step}`),
  );
  for (const list of LISTS) {
    await openPage(page, list);
    let first = "";
    await expect
      .poll(async () => (first = await findFirstLine(page, list)), { message: `a line of ${list} to open` })
      .not.toBe("");
    found.push(first);
    if (list === "/products") found.push(`/products/labels?product=${first.split("/").at(-1)}`);
    if (list === "/sales") found.push(`${first}/receipt`);
  }
  return found;
}

async function findFirstLine(page: Page, list: string): Promise<string> {
  const hrefs = await page
    .locator(`main a[href^="${list}/"]`)
    .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
  return hrefs.find((href) => /\/\d+$/.test(href)) ?? "";
}

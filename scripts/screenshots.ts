import { mkdir } from "node:fs/promises";
import path from "node:path";
import type { Browser, Page } from "@playwright/test";
import type { Shop } from "@/e2e/support/shop";
import { ensureBrowser } from "./browser";
import { DATA_DIR } from "./local-environment";
import { generateClient } from "./generate-client";
import { runScript } from "./run-script";

/** `npm run screenshots`: each page on a phone, a tablet and a desk, light and dark, in both languages. */
const FOLDER = path.join(DATA_DIR, "screenshots");
const VIEWPORTS = [
  { width: 390, height: 844 },
  { width: 820, height: 1180 },
  { width: 1440, height: 900 },
];
const THEMES = ["light", "dark"] as const;
const CONTEXT = {
  locale: "en-US",
  timezoneId: "America/New_York",
  reducedMotion: "reduce",
  viewport: { width: 1440, height: 900 },
} as const;

await runScript(async () => {
  const executablePath = ensureBrowser();
  generateClient();
  // Imported late: these need the generated client.
  const [{ chromium }, { startApp }, { openShop }] = await Promise.all([
    import("@playwright/test"),
    import("@/e2e/support/start-app"),
    import("@/e2e/support/shop"),
  ]);
  const app = await startApp();
  try {
    const browser = await chromium.launch({ executablePath, args: ["--disable-dev-shm-usage"] });
    // Before the shop, because the page needs an empty database.
    const setups = await takeAnonymous(browser, app.url, ["/setup"]);
    const { shop, close } = await openShop(app.databaseUrl, "screenshots");
    try {
      const count = setups + (await takeAll(browser, app.url, shop));
      console.log(`${count} screenshots in ${path.relative(process.cwd(), FOLDER)}`);
    } finally {
      await browser.close();
      await close();
    }
  } finally {
    await app.stop();
  }
});

async function takeAll(browser: Browser, baseURL: string, shop: Shop): Promise<number> {
  const [{ LOCALES }, { fillStore, sellOne }, { listPages, openPage }] = await Promise.all([
    import("@/lib/i18n/locale"),
    import("@/e2e/support/fill-shop"),
    import("@/e2e/support/pages"),
  ]);
  const context = await browser.newContext({ ...CONTEXT, baseURL });
  const page = await context.newPage();
  await shop.signIn(page);
  await sellOne(page);
  const storeId = await fillStore(page, shop);
  let count = 0;
  for (const locale of LOCALES) {
    const answer = await page.request.patch("/api/settings/language", { data: { locale } });
    if (!answer.ok()) throw new Error(`The language could not be changed: ${answer.status()}.`);
    for (const address of await listPages(page, { id: storeId, url: shop.sandbox.url })) {
      const status = await openPage(page, address);
      if (status !== 200) throw new Error(`${address} answers ${status}.`);
      count += await take(page, path.join(FOLDER, locale), address);
    }
  }
  await context.close();
  return count + (await takeAnonymous(browser, baseURL, ["/login", "/forgot-password"]));
}

/** Pages that nobody has to sign in for. */
async function takeAnonymous(browser: Browser, baseURL: string, addresses: readonly string[]): Promise<number> {
  const [{ LOCALE_COOKIE, LOCALES }, { openPage }] = await Promise.all([
    import("@/lib/i18n/locale"),
    import("@/e2e/support/pages"),
  ]);
  const context = await browser.newContext({ ...CONTEXT, baseURL });
  const page = await context.newPage();
  let count = 0;
  for (const locale of LOCALES) {
    await context.addCookies([{ name: LOCALE_COOKIE, value: locale, url: baseURL }]);
    for (const address of addresses) {
      await openPage(page, address);
      count += await take(page, path.join(FOLDER, locale), address);
    }
  }
  await context.close();
  return count;
}

async function take(page: Page, folder: string, address: string): Promise<number> {
  // Pictures have a deadline, because some never load.
  await page.waitForLoadState("networkidle", { timeout: 5_000 }).catch(() => undefined);
  for (const theme of THEMES) {
    await page.emulateMedia({ colorScheme: theme });
    await page.locator(`html[data-theme=${theme}]`).waitFor();
    for (const viewport of VIEWPORTS) {
      await page.setViewportSize(viewport);
      await mkdir(folder, { recursive: true });
      const file = `${toFileName(address)}.${theme}.${viewport.width}.png`;
      await page.screenshot({ path: path.join(folder, file), fullPage: true, animations: "disabled" });
    }
  }
  return THEMES.length * VIEWPORTS.length;
}

/** "/sales/12/receipt?print=1" is "sales-one-receipt": the same file name in every run. */
function toFileName(address: string): string {
  const { pathname, searchParams } = new URL(address, "http://localhost");
  const step = searchParams.get("step") ?? (searchParams.has("address") ? "keys" : "");
  return (
    `${pathname}/${step}`
      .replace(/\/\d+/g, "/one")
      .split("/")
      .filter((part) => part !== "")
      .join("-") || "dashboard"
  );
}

import { expect } from "@playwright/test";
import { LOCALES, type Locale } from "@/lib/i18n/locale";
import { DEMO_PASSWORD } from "@/lib/setup/demo-sign-ins";
import { withDb } from "@/scripts/seed";
import { checkPage } from "./support/check-page";
import { readDatabaseUrl } from "./support/environment";
import { listMainPages } from "./support/pages";
import { trySignIn } from "./support/sign-in";
import { test } from "./support/test";

test.use({ subject: "first-sign-in" });

test("a one-time password opens the page that changes it, in both languages, and then nothing", async ({
  page,
  browser,
  shop,
}) => {
  test.setTimeout(120_000);
  // The owner, who may open every page.
  const email = shop.email("owner");
  const edit = (data: { locale?: Locale; oneTimeUntil?: Date }) =>
    withDb(readDatabaseUrl(), (db) => db.user.update({ where: { email }, data }));
  await edit({ oneTimeUntil: new Date(Date.now() + 3_600_000) });
  await page.emulateMedia({ reducedMotion: "reduce" });
  await shop.signIn(page);
  await expect(page).toHaveURL(/\/change-password$/);
  for (const locale of [...LOCALES].reverse()) {
    await edit({ locale });
    await page.reload();
    await checkPage(page, locale);
  }

  const opened: string[] = [];
  for (const path of listMainPages()) {
    await page.goto(path);
    if (!page.url().endsWith("/change-password")) opened.push(path);
  }
  expect(opened).toEqual([]);

  const save = page.getByRole("button", { name: "Save and go on" });
  await expect(async () => {
    await save.click();
    await expect(page.getByText("Fill this in.")).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await page.getByLabel("One-time password").fill("not what I was given");
  await page.getByLabel("New password").fill("a quiet morning");
  await save.click();
  await expect(page.getByText("This is not your current password. Try again.")).toBeVisible();
  await page.getByLabel("One-time password").fill(DEMO_PASSWORD);
  await save.click();
  await expect(page.getByRole("heading", { name: "Dashboard" })).toBeVisible();

  const other = await browser.newContext();
  const old = await other.newPage();
  await trySignIn(old, email, DEMO_PASSWORD);
  await expect(old.getByText("E-mail or password is wrong.", { exact: false })).toBeVisible();
  await trySignIn(old, email, "a quiet morning");
  await expect(old.getByRole("heading", { name: "Dashboard" })).toBeVisible();
  await other.close();
});

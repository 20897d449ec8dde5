import { expect, test as base } from "@playwright/test";
import { type MailServer, startMailServer } from "@/lib/testing/mail-server";
import { LOCALE_COOKIE, LOCALES } from "@/lib/i18n/locale";
import { withDb } from "@/scripts/seed";
import { checkPage } from "./support/check-page";
import { readDatabaseUrl } from "./support/environment";
import { type RunningServer, startServer } from "./support/start-app";

/** A second server of the same build, on an empty database, with a mail server. */
const test = base.extend<object, { mailServer: MailServer; server: RunningServer }>({
  mailServer: [
    // Playwright reads the fixtures that a fixture needs from this pattern.
    async ({}, use) => {
      const mailServer = await startMailServer();
      await use(mailServer);
      await mailServer.close();
    },
    { scope: "worker" },
  ],
  server: [
    async ({ mailServer }, use) => {
      const name = `first_start_${Date.now().toString(36)}`;
      await withDb(readDatabaseUrl(), (db) => db.$executeRawUnsafe(`create database ${name}`));
      const url = new URL(readDatabaseUrl());
      url.pathname = `/${name}`;
      const mail = { SMTP_URL: mailServer.url, MAIL_FROM: "Corner <pos@corner.example>" };
      const server = await startServer(url.href, mail);
      await use(server);
      await server.stop();
    },
    { scope: "worker", timeout: 120_000 },
  ],
});

for (const locale of LOCALES) {
  test(`the set-up page breaks no rule and does not scroll sideways (${locale})`, async ({ page, server }) => {
    await page.context().addCookies([{ name: LOCALE_COOKIE, value: locale, url: server.url }]);
    await page.goto(`${server.url}/setup`);
    await checkPage(page, locale);
  });
}

test("an empty database leads to a signed-in owner, who may forget the password", async ({
  page,
  server,
  mailServer,
}) => {
  test.setTimeout(120_000);
  for (const path of ["/", "/login", "/products", "/woocommerce?store=1"]) {
    await page.goto(`${server.url}${path}`);
    await expect(page).toHaveURL(`${server.url}/setup`);
  }
  const code = /\b[a-z0-9]{4}(-[a-z0-9]{4}){3}\b/.exec(server.output())?.[0] ?? "";
  expect(code).not.toBe("");

  const codeField = page.getByRole("textbox", { name: "Code" });
  const submit = page.getByRole("button", { name: "Set up the shop" });
  // A form ignores a click before hydration.
  await expect(async () => {
    await submit.click();
    await expect(page.getByText("Fill this in.").first()).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await codeField.fill("k7pm-2xrd-9wfh-t4vn");
  const partOf = (title: string) =>
    page.locator("section").filter({ has: page.getByRole("heading", { name: title, exact: true }) });
  await partOf("Business").getByLabel("Name").fill("Corner");
  await page.getByLabel("Currency").selectOption("EUR");
  await expect(page.getByLabel("Time zone")).toHaveValue("America/New_York");
  await page.getByRole("group", { name: "Tax rate 1" }).getByLabel("Name").fill("VAT 19%");
  await page.getByRole("group", { name: "Tax rate 1" }).getByLabel("Percent").fill("19");
  await page.getByRole("button", { name: "Add a rate" }).click();
  await page.getByRole("group", { name: "Tax rate 2" }).getByLabel("Name").fill("VAT 7%");
  await page.getByRole("group", { name: "Tax rate 2" }).getByLabel("Percent").fill("7,0");
  await page.getByLabel("Address").fill("Long Street 1\n10115 Berlin");
  await partOf("Owner").getByLabel("Name").fill("Amal");
  await page.getByLabel("E-mail").fill("owner@corner.example");
  await page.getByLabel("Password", { exact: true }).fill("a quiet morning");
  await submit.click();
  await expect(page.getByText("This is not the code, or it has expired.", { exact: false })).toBeVisible();

  await codeField.fill(code.toUpperCase());
  await submit.click();
  await expect(page).toHaveURL(`${server.url}/`);
  await expect(page.getByRole("heading", { name: "Dashboard" })).toBeVisible();

  await page.goto(`${server.url}/setup`);
  await expect(page).toHaveURL(`${server.url}/`);

  await page.context().clearCookies();
  await page.goto(`${server.url}/login`);
  await page.getByRole("link", { name: "Forgot your password?" }).click();
  const send = page.getByRole("button", { name: "Send the link" });
  await expect(async () => {
    await send.click();
    await expect(page.getByText("Enter an e-mail address, such as", { exact: false })).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await page.getByLabel("E-mail").fill("owner@corner.example");
  await send.click();
  await expect(page.getByText("an e-mail with a link is on its way", { exact: false })).toBeVisible();
  await expect.poll(() => mailServer.mails.map(({ subject }) => subject)).toEqual(["Choose a new password for Corner"]);
  const link = /https?:\S+/.exec(mailServer.mails[0]?.text ?? "")?.[0] ?? "";
  await page.goto(link);
  const save = page.getByRole("button", { name: "Save and sign in" });
  await expect(async () => {
    await save.click();
    await expect(page.getByText("Use at least 10 characters.", { exact: true })).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await page.getByLabel("New password").fill("another quiet morning");
  await save.click();
  await expect(page.getByRole("heading", { name: "Dashboard" })).toBeVisible();
});

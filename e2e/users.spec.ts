import { expect } from "@playwright/test";
import { trySignIn } from "./support/sign-in";
import { test } from "./support/test";

test.use({ subject: "users" });

test("a new cashier signs in with the password shown once, and sees no settings", async ({ page, browser, shop }) => {
  const email = `noor-${Date.now().toString(36)}@aurpos.example`;
  await shop.signIn(page);
  await page.goto("/users");
  await page.getByRole("button", { name: "Add person" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill("Noor Haddad");
  await dialog.getByLabel("E-mail").fill(shop.email("owner"));
  await dialog.getByRole("button", { name: "Add", exact: true }).click();
  await expect(dialog.getByText("This e-mail address already signs in somewhere. Use another one.")).toBeVisible();
  await dialog.getByLabel("E-mail").fill(email);
  await dialog.getByLabel("How they get in").selectOption("By a one-time password");
  await dialog.getByRole("button", { name: "Add", exact: true }).click();
  const password = await page.getByLabel("Password", { exact: true }).innerText();
  await page.getByRole("button", { name: "I have handed it over" }).click();

  const other = await browser.newContext();
  const cashierPage = await other.newPage();
  await trySignIn(cashierPage, email, password);
  await expect(cashierPage).toHaveURL(/\/change-password/);
  await cashierPage.goto("/stock");
  await expect(cashierPage).toHaveURL(/\/change-password/);
  const refused = await cashierPage.request.get("/api/stock");
  expect([refused.status(), await refused.json()]).toMatchObject([403, { error: { message: "passwordMustChange" } }]);
  // A form ignores a click before hydration.
  await expect(async () => {
    await cashierPage.getByRole("button", { name: "Save and go on" }).click();
    await expect(cashierPage.getByText("Fill this in.")).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await cashierPage.getByLabel("One-time password").fill(password);
  await cashierPage.getByLabel("New password").fill("noor likes tea");
  await cashierPage.getByRole("button", { name: "Save and go on" }).click();
  await expect(cashierPage).not.toHaveURL(/\/change-password/);
  const menu = cashierPage.getByRole("navigation", { name: "Main navigation" });
  await expect(menu.getByRole("link", { name: "Stock" })).toBeVisible();
  for (const name of ["Users", "Business", "Taxes", "Prices"])
    await expect(menu.getByRole("link", { name, exact: true })).toHaveCount(0);
  await cashierPage.goto("/users");
  await expect(cashierPage.getByText("Your role does not include this")).toBeVisible();

  const line = page.getByRole("listitem").filter({ hasText: email });
  await line.getByRole("button", { name: "Actions for Noor Haddad" }).click();
  await page.getByRole("menuitem", { name: "Shut out" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Shut out" }).click();
  await expect(line.getByText("Shut out")).toBeVisible();
  await cashierPage.goto("/stock");
  await expect(cashierPage).toHaveURL(/\/login/);
  await other.close();
});

test("an invited manager chooses a password by the link, once", async ({ page, browser, shop }) => {
  const email = `sami-${Date.now().toString(36)}@aurpos.example`;
  await shop.signIn(page);
  await page.goto("/users");
  await page.getByRole("button", { name: "Add person" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill("Sami Nasser");
  await dialog.getByLabel("E-mail").fill(email);
  await dialog.getByLabel("Role").selectOption("Manager");
  await dialog.getByRole("button", { name: "Add", exact: true }).click();
  await expect(page.getByText(`Send it to ${email} yourself`, { exact: false })).toBeVisible();
  const link = await page.getByLabel("Link", { exact: true }).innerText();
  await page.getByRole("button", { name: "Done" }).click();

  const other = await browser.newContext();
  const guest = await other.newPage();
  await guest.goto(link);
  // A form ignores a click before hydration.
  await expect(async () => {
    await guest.getByRole("button", { name: "Save and sign in" }).click();
    await expect(guest.getByText("Use at least 10 characters.", { exact: true })).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await guest.getByLabel("New password").fill("sami likes coffee");
  await guest.getByRole("button", { name: "Save and sign in" }).click();
  await expect(guest.getByRole("heading", { name: "Dashboard" })).toBeVisible();
  await other.close();

  const late = await browser.newContext();
  const stranger = await late.newPage();
  await stranger.goto(link);
  await expect(async () => {
    await stranger.getByLabel("New password").fill("a stranger's word");
    await stranger.getByRole("button", { name: "Save and sign in" }).click();
    await expect(stranger.getByText("This link was used", { exact: false })).toBeVisible({ timeout: 3_000 });
  }).toPass();
  await late.close();
});

test("a new role is created, is used by nobody, and is deleted; the owner's role is fixed", async ({ page, shop }) => {
  const name = `Stock keeper ${Date.now().toString(36)}`;
  await shop.signIn(page);
  await page.goto("/users/roles");
  await page.getByRole("button", { name: "Add role" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name of the role").fill(name);
  await dialog.getByRole("checkbox", { name: "All of “Stock”" }).check();
  await dialog.getByRole("button", { name: "Add", exact: true }).click();
  const line = page.getByRole("listitem").filter({ hasText: name });
  await expect(line).toContainText("2 of");
  await expect(page.getByRole("button", { name: "Edit: Owner" })).toHaveCount(0);
  await line.getByRole("button", { name: `Delete: ${name}` }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Delete" }).click();
  await expect(line).toHaveCount(0);
});

test("the last owner cannot get another role", async ({ page, shop }) => {
  await shop.signIn(page);
  await page.goto("/users");
  const own = page.getByRole("listitem").filter({ hasText: shop.email("owner") });
  await own.getByRole("combobox").selectOption({ label: "Cashier" });
  await expect(
    page.getByText("This is the only owner who can sign in. Make somebody else an owner first."),
  ).toBeVisible();
  await expect(own.getByRole("combobox")).toHaveValue(/\d+/);
});

test("a session is signed out from another browser, and signing out here makes a copy of the cookie worthless", async ({
  page,
  browser,
  shop,
}) => {
  const other = await browser.newContext();
  const till = await other.newPage();
  await shop.signIn(till, "manager");
  await shop.signIn(page, "manager");
  await page.goto("/users/me/sessions");
  await expect(page.getByRole("listitem").filter({ hasText: "This one" })).toHaveCount(1);
  const there = page.getByRole("button", { name: /^Sign out there/ });
  await expect(there).toHaveCount(1);
  // A list ignores a click before hydration.
  await expect(async () => {
    await there.click();
    await expect(page.getByText("You are signed in nowhere else.")).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await till.goto("/products");
  await expect(till).toHaveURL(/\/login/);

  const copy = await browser.newContext({ storageState: await page.context().storageState() });
  expect((await copy.request.get("/api/products")).status()).toBe(200);
  await page.getByRole("button", { name: /^Account of/ }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/\/login/);
  expect((await copy.request.get("/api/products")).status()).toBe(401);
  await copy.close();
  await other.close();
});

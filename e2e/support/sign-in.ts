import { expect, type Page } from "@playwright/test";

/** Types a sign-in into the login page as a person does, and sends it. */
export async function trySignIn(page: Page, email: string, password: string): Promise<void> {
  await page.goto("/login");
  const submit = page.getByRole("button", { name: "Sign in" });
  // Before hydration the browser itself sends the form, which only loads the page anew.
  await expect(async () => {
    await submit.click();
    await expect(page.getByText("Enter your e-mail address.")).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await submit.click();
}

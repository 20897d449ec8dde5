import { expect, type Page } from "@playwright/test";
import { DEMO_PASSWORD } from "@/prisma/seed/seed-shop";

/** Signs in at the page as a person does; each spec has its own browser context and so its own cookie. */
export async function signIn(page: Page, role: "owner" | "manager" | "cashier" = "owner"): Promise<void> {
  await page.goto("/login");
  await page.getByLabel("E-mail").fill(`${role}@aurpos.example`);
  await page.getByLabel("Password", { exact: true }).fill(DEMO_PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).not.toHaveURL(/\/login/);
}

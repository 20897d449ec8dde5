import { expect, type Page } from "@playwright/test";

/** Types a store's address before or after hydration, until the search has begun. */
export async function searchStore(page: Page, address: string): Promise<void> {
  await expect(async () => {
    await page.getByRole("textbox", { name: "Address of the store" }).fill(address);
    await page.getByRole("button", { name: "Find the store" }).click();
    await expect(page).toHaveURL(/address=/, { timeout: 2_000 });
  }).toPass();
}

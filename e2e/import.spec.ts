import { expect } from "@playwright/test";
import { test } from "./support/test";

test.use({ subject: "import" });

test.beforeEach(async ({ page, shop }) => {
  await shop.signIn(page);
});

/** A unique text, so that each run finds its own product. */
function unique(): string {
  return Date.now().toString(36).toUpperCase();
}

function csv(text: string) {
  return { name: "products.csv", mimeType: "text/csv", buffer: Buffer.from(text) };
}

test("lists every bad line, then imports the corrected file all at once", async ({ page }) => {
  const sku = `IMP-${unique()}`;
  await page.goto("/products/import");
  await page
    .getByLabel("CSV file")
    .setInputFiles(csv(`SKU,Name,Regular price\n${sku},Imported tea,"1,50"\n${sku}-2,Imported jam,2\n`));
  await page.getByRole("button", { name: "Check the file" }).click();
  await expect(page.getByText("1 line of 2 cannot be imported.")).toBeVisible();
  await expect(page.getByText("“1,50” has a comma. Write decimals with a point, such as 12.50.")).toBeVisible();
  await expect(page.getByRole("button", { name: /^Import / })).toHaveCount(0);

  await page.getByRole("button", { name: "Choose another file" }).click();
  await page
    .getByLabel("CSV file")
    .setInputFiles(csv(`SKU,Name,Regular price\n${sku},Imported tea,1.50\n${sku}-2,Imported jam,2\n`));
  await page.getByRole("button", { name: "Check the file" }).click();
  await expect(page.getByText(/^No stock changes at /)).toBeVisible();
  await page.getByRole("button", { name: "Import 2 lines" }).click();
  await expect(page.getByText("Imported: 2 new and 0 updated.")).toBeVisible();
  await page.goto(`/products?q=${sku}`);
  await expect(page.getByText("2 of 2 products")).toBeVisible();
});

test("a large file that is refused at its first line says why", async ({ page }) => {
  const lines = Array.from({ length: 20_000 }, (_, line) => `LARGE-${line},${"Tea ".repeat(50)}`);
  await page.goto("/products/import");
  await page.getByLabel("CSV file").setInputFiles(csv(`a,b\n${lines.join("\n")}\n`));
  await page.getByRole("button", { name: "Check the file" }).click();
  await expect(page.getByText(/SKU or Name/)).toBeVisible();
});

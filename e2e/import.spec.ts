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

test("lists every bad line, then imports the corrected file", async ({ page }) => {
  const sku = `IMP-${unique()}`;
  await page.goto("/products/import");
  await page
    .getByLabel("CSV file")
    .setInputFiles(csv(`SKU,Name,Regular price\n${sku},Imported tea,"1,500"\n${sku}-2,Imported jam,2\n`));
  await page.getByRole("button", { name: "Check the file" }).click();
  await expect(page.getByText("1 line of 2 cannot be imported.")).toBeVisible();
  await expect(page.getByText(/“1,500” can be read in two ways/)).toBeVisible();
  await expect(page.getByRole("button", { name: "Import 1 of 2 lines" })).toBeVisible();

  await page.getByRole("button", { name: "Choose another file" }).click();
  await page
    .getByLabel("CSV file")
    .setInputFiles(csv(`SKU,Name,Regular price\n${sku},Imported tea,1.50\n${sku}-2,Imported jam,2\n`));
  await page.getByRole("button", { name: "Check the file" }).click();
  await expect(page.getByText(/No stock changes at /)).toBeVisible();
  await page.getByRole("button", { name: "Import 2 lines" }).click();
  await expect(page.getByText("Imported: 2 new and 0 updated.")).toBeVisible();
  await expect(page.getByRole("link", { name: "Imported jam" })).toBeVisible();
  await page.goto(`/products?q=${sku}`);
  await expect(page.getByText("2 of 2 products")).toBeVisible();
});

test("a large file that is refused at its first line says why", async ({ page }) => {
  const lines = Array.from({ length: 20_000 }, (_, line) => `LARGE-${line},${"Tea ".repeat(50)}`);
  await page.goto("/products/import");
  await page.getByLabel("CSV file").setInputFiles(csv(`SKU,SKU,"x\n${lines.join("\n")}\n`));
  await expect(page.getByText(/quotation mark/)).toBeVisible();
});

test("a file of another make: columns are matched, taxes chosen, and the good product is kept from stores", async ({
  page,
}) => {
  const sku = `IMP-${unique()}`;
  const file = `Code;Bezeichnung;Regulärer Preis;Steuerstatus;Steuerklasse
${sku};Matched tea;9,90;taxable;reduced-rate
${sku}-2;Matched jam;free;taxable;reduced-rate
`;
  await page.goto("/products/import");
  await page.getByLabel("CSV file").setInputFiles(csv(file));
  await page.getByLabel("Code").selectOption("SKU");
  await page.getByLabel("Bezeichnung").selectOption("Name");
  await page.getByLabel(/Tax class “reduced-rate”/).selectOption("No tax");
  await page.getByRole("button", { name: "Check the file" }).click();
  await expect(page.getByText("1 line of 2 cannot be imported.")).toBeVisible();
  await page.getByRole("button", { name: "Import 1 of 2 lines" }).click();
  await expect(page.getByText("Imported: 1 new and 0 updated.")).toBeVisible();
  await page.getByRole("link", { name: "Matched tea" }).click();
  await expect(page).toHaveURL(/\/products\/\d+$/);
});

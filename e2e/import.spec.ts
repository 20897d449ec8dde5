import { expect } from "@playwright/test";
import { withDb } from "@/scripts/seed";
import { readDatabaseUrl } from "./support/environment";
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

test("a file of another make: columns are matched, taxes have to be chosen, and the good product is imported", async ({
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
  const taxClass = page.getByLabel(/Tax class “reduced-rate”/);
  await page.getByRole("button", { name: "Check the file" }).click();
  await expect(taxClass).toHaveAttribute("aria-invalid", "true");
  await taxClass.selectOption("No tax");
  await page.getByRole("button", { name: "Check the file" }).click();
  await expect(page.getByText("1 line of 2 cannot be imported.")).toBeVisible();
  await page.getByRole("button", { name: "Import 1 of 2 lines" }).click();
  await expect(page.getByText("Imported: 1 new and 0 updated.")).toBeVisible();
  await page.getByRole("link", { name: "Matched tea" }).click();
  await expect(page).toHaveURL(/\/products\/\d+$/);
});

test("an unfinished import of a store's own export comes back, and its good lines go in unsent", async ({
  page,
  shop,
}) => {
  await shop.connectStore(page);
  const sku = `IMP-${unique()}`;
  const file = `ID,Type,SKU,Name,Published,Categories,"Weight (lbs)","Regular price",Stock,Parent,"Attribute 1 name","Attribute 1 value(s)"
11,simple,${sku}-1,"Breakfast &amp; more tea",1,"Drinks > Tea",2.5,4.50,7,,,
12,simple,${sku}-2,Tea of two prices,1,Drinks,1,"1,500",3,,,
13,variable,${sku}-3,Mug,1,Home,,,,,Colour,"Blue, Red"
14,variation,${sku}-4,Mug - Blue,1,,0.9,9,2,id:13,Colour,Blue
15,variation,${sku}-5,Mug - Red,1,,0.9,9,2,id:13,Colour,Red
16,variable,${sku}-6,Shirt,1,Clothing,,,,,Size,"S, M"
17,variation,${sku}-7,Shirt - S,1,,0.4,20,1,id:16,Size,S
18,variation,${sku}-8,Shirt - M,1,,0.4,cheap,1,id:16,Size,M
19,grouped,${sku}-9,Tea and a mug,1,Drinks,,,,,,
`;
  await page.goto("/products/import");
  await page.getByLabel("CSV file").setInputFiles(csv(file));
  await page.getByRole("button", { name: "Check the file" }).click();
  const checked = page.getByText("2 lines of 8 cannot be imported.");
  await expect(checked).toBeVisible();
  await expect(page).toHaveURL(/\?import=\d+$/);

  await page.reload();
  await expect(checked).toBeVisible();
  await page.goto("/products");
  await page.goBack();
  await expect(page).toHaveURL(/\?import=\d+$/);
  await expect(checked).toBeVisible();
  await page.goto("/products/import");
  await expect(checked).toBeVisible();

  await expect(page.getByText("2 good lines stay out too, because their products have bad ones.")).toBeVisible();
  await expect(page.getByText("2 products go to Online store with the next sync.")).toBeVisible();
  // Checked before hydration a box would lose its mark.
  await expect(async () => {
    await page.getByRole("checkbox", { name: "Import without sending" }).check();
    await expect(page.getByText("Nothing of this goes to Online store.")).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await page.getByRole("button", { name: "Import 4 of 8 lines" }).click();
  await expect(page.getByText("Imported: 2 new and 0 updated.")).toBeVisible();
  await expect(page.getByText("The new products are not sent to stores.", { exact: false })).toBeVisible();
  await expect(page.getByRole("link", { name: "Breakfast & more tea" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Mug", exact: true })).toBeVisible();

  const made = await withDb(readDatabaseUrl(), (db) =>
    db.product.findMany({
      where: { variations: { some: { sku: { startsWith: sku } } } },
      orderBy: { id: "asc" },
      include: { variations: { include: { levels: true }, orderBy: { id: "asc" } } },
    }),
  );
  expect(
    made.map(({ name, variations }) => [
      name,
      variations.map(({ sku: own, weight, levels }) => [
        own,
        weight?.toNumber(),
        levels.reduce((sum, { quantity }) => sum + quantity.toNumber(), 0),
      ]),
    ]),
  ).toEqual([
    ["Breakfast & more tea", [[`${sku}-1`, 1.134, 7]]],
    [
      "Mug",
      [
        [`${sku}-4`, 0.4082, 2],
        [`${sku}-5`, 0.4082, 2],
      ],
    ],
  ]);
  expect(made.map(({ isSyncDisabled }) => isSyncDisabled)).toEqual([true, true]);
});

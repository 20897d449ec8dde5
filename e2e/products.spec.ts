import { expect } from "@playwright/test";
import sharp from "sharp";
import { test } from "./support/test";

test.use({ subject: "products" });

test.beforeEach(async ({ page, shop }) => {
  await shop.signIn(page);
});

/** A unique text, so that each run finds its own product. */
function unique(): string {
  return Date.now().toString(36);
}

test("finds a product by its SKU, whatever the case, and opens it", async ({ page }) => {
  await page.goto("/products");
  await page.getByRole("textbox", { name: "Search name, SKU or barcode" }).fill("tea-gyo");
  await expect(page).toHaveURL(/q=tea-gyo/);
  await expect(page.getByText("1 product", { exact: true })).toBeVisible();
  await page.getByRole("link", { name: "Gyokuro, 50 g" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Gyokuro, 50 g" })).toBeVisible();
});

test("changes a price, and leaves a refused value as typed", async ({ page }) => {
  await page.goto("/products?q=TEA-BAN-100");
  await page.getByRole("link", { name: "Bancha, 100 g" }).click();
  const price = page.getByRole("textbox", { name: "Price", exact: true });
  const save = page.getByRole("button", { name: "Save changes" });

  await price.fill("5.x");
  await save.click();
  await expect(page.getByText("Enter a number, such as 12.50.")).toBeVisible();
  await expect(price).toHaveValue("5.x");

  const next = `6.${10 + (Date.now() % 80)}`;
  await price.fill(next);
  await save.click();
  await expect(page.getByText("Product saved")).toBeVisible();
  await page.reload();
  await expect(price).toHaveValue(next);
});

test("adds stock by a movement with its reason", async ({ page }) => {
  const reason = `delivery note ${unique()}`;
  await page.goto("/products?q=TEA-CEY-100");
  await page.getByRole("link", { name: "Ceylon Dimbula, 100 g" }).click();
  await page.getByRole("button", { name: "Change stock" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Type").selectOption("receipt");
  await dialog.getByLabel("Received").fill("2.5");
  await dialog.getByRole("button", { name: "Write movement" }).click();
  await expect(dialog.getByText("Fill this in.")).toBeVisible();
  await dialog.getByLabel("Reason").fill(reason);
  await dialog.getByRole("button", { name: "Write movement" }).click();
  await expect(dialog).toBeHidden();
  const line = page.getByRole("listitem").filter({ hasText: reason });
  await expect(line).toContainText("Goods received");
  await expect(line).toContainText("+2.5");
});

test("excludes a product from WooCommerce and includes it again", async ({ page }) => {
  await page.goto("/products?q=JAM-FIG-340");
  await page.getByRole("link", { name: "Fig & cardamom jam, 340 g" }).click();
  const toggle = page.getByRole("switch", { name: "Do not sync to WooCommerce" });
  const before = await toggle.isChecked();
  for (const expected of [!before, before]) {
    await toggle.click();
    await page.getByRole("button", { name: "Save changes" }).click();
    await expect(page.getByRole("button", { name: "Save changes" })).toBeHidden();
    await page.reload();
    await expect(toggle).toBeChecked({ checked: expected });
  }
});

test("creates a category, refuses its name twice, and deletes it", async ({ page }) => {
  const name = `Tea & "Biscuits" ${unique()}`;
  await page.goto("/categories");
  for (const isFirst of [true, false]) {
    await page.getByRole("button", { name: "Add category" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Name").fill(isFirst ? name : name.toUpperCase());
    await dialog.getByRole("button", { name: "Add", exact: true }).click();
    if (isFirst) await expect(dialog).toBeHidden();
    else {
      await expect(
        dialog.getByText("There is a category of this name in the same place. Choose another name."),
      ).toBeVisible();
      await dialog.getByRole("button", { name: "Cancel" }).click();
    }
  }
  await expect(page.getByText(name, { exact: true })).toHaveCount(1);
  await page.getByRole("button", { name: `Actions for “${name}”` }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Delete" }).click();
  await expect(page.getByText(name, { exact: true })).toHaveCount(0);
});

test("creates a product with variations, duplicates it, and archives the copy", async ({ page }) => {
  const name = `Apron ${unique()}`;
  await page.goto("/products/new");
  await page.getByLabel("With variations").click();
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByRole("combobox", { name: "Attribute", exact: true }).fill("Size");
  await page.getByRole("combobox", { name: "Values" }).fill("S, M,");
  await page.getByLabel("Price of new rows").fill("24.90");
  await page.getByRole("button", { name: "Make 2 combinations" }).click();
  await page.getByRole("button", { name: "Create product" }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Price, M", exact: true })).toHaveValue("24.90");

  await page.getByRole("button", { name: "More", exact: true }).click();
  await page.getByRole("menuitem", { name: "Duplicate" }).click();
  await expect(page.getByRole("heading", { level: 1, name: `Copy of ${name}` })).toBeVisible();
  await page.getByRole("button", { name: "More", exact: true }).click();
  await page.getByRole("menuitem", { name: "Archive" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Archive" }).click();
  await expect(page.getByRole("button", { name: "Put back on sale" })).toBeVisible();
});

test("changes the price of picked products, and shows the outcome", async ({ page }) => {
  await page.goto("/products?q=TEA-GYO");
  await page.getByRole("checkbox", { name: "Select row" }).first().check();
  await page.getByRole("button", { name: "Change 1 product" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Value").fill("1");
  await dialog.getByRole("button", { name: "Change 1 product" }).click();
  await expect(dialog.getByText("1 product was changed, 0 were so already.")).toBeVisible();
});

test("crops an uploaded picture to a square, and adds a removed one again", async ({ page }) => {
  await page.goto("/products?q=JAM-FIG-340");
  await page.getByRole("link", { name: "Fig & cardamom jam, 340 g" }).click();
  const images = page.getByRole("img", { name: /^Image \d+ of Fig/ });
  await expect(page.getByRole("button", { name: "Add images" })).toBeVisible();
  const before = await images.count();
  // A random colour, so that each run adds a new picture.
  const background = {
    r: Date.now() % 256,
    g: Math.floor(Date.now() / 256) % 256,
    b: Math.floor(Date.now() / 65_536) % 256,
  };
  const buffer = await sharp({ create: { width: 300, height: 200, channels: 3, background } })
    .png()
    .toBuffer();
  await page.locator('input[type="file"]').setInputFiles({ name: "jar.png", mimeType: "image/png", buffer });
  await page
    .getByRole("dialog", { name: "Crop to a square" })
    .getByRole("button", { name: "Crop", exact: true })
    .click();
  await expect(page.getByText("Image cropped")).toBeVisible();
  await expect(images).toHaveCount(before + 1);
  await expect(images.last()).toHaveAttribute("width", "200");

  await page.getByRole("button", { name: `Remove image ${before + 1}` }).click();
  await expect(images).toHaveCount(before);
  await page.getByRole("listitem").filter({ hasText: "Image removed" }).getByRole("button", { name: "Undo" }).click();
  await expect(images).toHaveCount(before + 1);
});

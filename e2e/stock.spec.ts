import { expect, type Page } from "@playwright/test";
import { test } from "./support/test";

test.use({ subject: "stock" });

test.beforeEach(async ({ page, shop }) => {
  await shop.signIn(page);
});

async function add(page: Page, code: string) {
  const box = page.getByRole("textbox", { name: "Scan, or type a name or SKU" });
  await box.fill(code);
  await box.press("Enter");
}

test("books goods in and transfers some of them to the other location", async ({ page }) => {
  const note = `delivery ${Date.now().toString(36)}`;
  await page.goto("/stock/receive");
  await page.getByLabel("Receive into").selectOption({ label: "Warehouse" });
  await add(page, "TEA-BAN-100");
  await page.getByLabel("Quantity of TEA-BAN-100").fill("12.5");
  await page.getByRole("button", { name: "Book in" }).click();
  await expect(page.getByText("Fill this in.")).toBeVisible();
  await page.getByLabel("Delivery reference").fill(note);
  const scanner = page.getByRole("textbox", { name: "Scan, or type a name or SKU" });
  for (const box of [page.getByLabel("Delivery reference"), page.getByLabel("Quantity of TEA-BAN-100"), scanner]) {
    await box.press("Enter");
    await expect(scanner).toBeFocused();
  }
  await expect(page).toHaveURL(/\/stock\/receive/);
  await page.getByRole("button", { name: "Book in" }).click();
  await expect(page).toHaveURL(/\/stock\/movements/);
  await expect(page.getByRole("row").filter({ hasText: note })).toContainText("+12.5");

  await page.goto("/stock/transfer");
  await page.getByLabel("From").selectOption({ label: "Warehouse" });
  await page.getByLabel("To", { exact: true }).selectOption({ label: "High Street shop" });
  await add(page, "tea-ban-100");
  await page.getByLabel("Quantity of TEA-BAN-100").fill("99999");
  await page.getByLabel("Note").fill(note);
  await page.getByRole("button", { name: "Transfer", exact: true }).click();
  const question = page.getByRole("alertdialog");
  await expect(question).toContainText("TEA-BAN-100");
  await question.getByRole("button", { name: "Cancel" }).click();
  await page.getByLabel("Quantity of TEA-BAN-100").fill("2");
  await page.getByRole("button", { name: "Transfer", exact: true }).click();
  await expect(page).toHaveURL(/\/stock\/movements/);
  const lines = page.getByRole("row").filter({ hasText: `Warehouse → High Street shop · ${note}` });
  await expect(lines).toHaveCount(2);
  await expect(lines.nth(0)).toContainText("+2");
  await expect(lines.nth(1)).toContainText("-2");
});

test("counts by keyboard and by scanner, and posts the differences", async ({ page }) => {
  await page.goto("/stock/count");
  await page.getByRole("textbox", { name: "Find on the sheet" }).fill("TEA-CEY-100");
  const box = page.getByLabel(/^Counted: .*TEA-CEY-100/);
  await box.fill("4");
  const scan = page.getByRole("textbox", { name: "Scan to count one more" });
  await scan.fill("TEA-CEY-100");
  await scan.press("Enter");
  await expect(box).toHaveValue("5");
  await page.reload();
  await page.getByRole("textbox", { name: "Find on the sheet" }).fill("TEA-CEY-100");
  await expect(box).toHaveValue("5");
  await page.getByRole("button", { name: "Review differences" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("1 product counted");
  await dialog.getByLabel("Note").fill("aisle 3");
  await dialog.getByRole("button", { name: "Post count" }).click();
  await expect(page).toHaveURL(/kind=count/);
  await expect(page.getByRole("row").filter({ hasText: "aisle 3" }).first()).toContainText("TEA-CEY-100");
});

test("sets a reorder level, and finds the product on the low-stock list", async ({ page }) => {
  await page.goto("/stock?q=TEA-GYO");
  await page.getByRole("button", { name: /^Actions for TEA-GYO/ }).click();
  await page.getByRole("menuitem", { name: "Set when it is low" }).click();
  await page.getByLabel("Low at").fill("100000");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("dialog")).toBeHidden();
  await page.getByLabel("How much").selectOption({ label: "Low: to reorder" });
  await expect(page.getByRole("row").filter({ hasText: "TEA-GYO" })).toBeVisible();
});

test("types prices into the grid, keeps a refused one as typed, and undoes a save", async ({ page }) => {
  await page.goto("/prices?q=TEA-");
  const price = page.locator('[data-cell="0:0"]');
  const below = page.locator('[data-cell="1:0"]');
  const before = await price.inputValue();
  const next = `7.${10 + (Date.now() % 80)}`;
  await price.fill(next);
  await price.press("Enter");
  await expect(below).toBeFocused();
  await below.fill("cheap");
  await page.getByRole("button", { name: "Save prices" }).click();
  await expect(page.getByText("1 price saved, 1 refused.")).toBeVisible();
  await expect(below).toHaveValue("cheap");
  await expect(page.getByText("Enter a number, such as 12.50.")).toBeVisible();
  await below.press("Escape");
  await page.reload();
  await expect(price).toHaveValue(next);

  await price.fill(before);
  await price.press("Control+s");
  await expect(page.getByText("1 price saved", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).last().click();
  await expect(price).toHaveValue(next);
});

test("asks before a link leaves half-entered goods", async ({ page }) => {
  await page.goto("/stock/receive");
  await add(page, "TEA-BAN-100");
  const quantity = page.getByLabel("Quantity of TEA-BAN-100");
  await expect(quantity).toHaveValue("1");
  const toProducts = page.getByRole("navigation").getByRole("link", { name: "Products", exact: true }).first();
  // Without the count of dialogs the test would pass without a question, because the typed text stays until the next
  // page loads.
  const asked: string[] = [];
  page.on("dialog", (dialog) => {
    asked.push(dialog.message());
    void (asked.length === 1 ? dialog.dismiss() : dialog.accept());
  });
  const question = "What you typed here is not saved yet. Leave this page all the same?";
  await toProducts.click();
  await expect.poll(() => asked).toEqual([question]);
  await expect(page).toHaveURL(/\/stock\/receive$/);
  await expect(quantity).toHaveValue("1");
  await toProducts.click();
  await expect.poll(() => asked).toEqual([question, question]);
  await expect(page).toHaveURL(/\/products$/);
});

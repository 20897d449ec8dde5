import { expect, type Page } from "@playwright/test";
import { test } from "./support/test";

test.use({ subject: "till" });

/** More stock than any test here sells, so that no test depends on another. */
test.beforeEach(({ shop }) => shop.receive({ "TEA-CEY-100": 10, "VIN-APP-500": 10 }));

/** The input of a scanner: fast typing, then Enter. */
async function scan(page: Page, ...codes: string[]) {
  const field = page.getByRole("textbox", { name: "Scan or search" });
  for (const code of codes) {
    await field.fill(code);
    await field.press("Enter");
  }
}

async function openTill(page: Page) {
  await page.goto("/till");
  await expect(page.getByRole("textbox", { name: "Scan or search" })).toBeFocused();
}

/** Pays all in cash, exactly; returns the page of the sale. */
async function payCash(page: Page): Promise<string> {
  await page.keyboard.press("F9");
  await page.getByRole("button", { name: "Complete sale" }).click();
  const done = page.getByRole("dialog", { name: "Sold" });
  const href = await done.getByRole("link", { name: "Show sale" }).getAttribute("href");
  await done.getByRole("button", { name: "Next sale" }).click();
  return href ?? "";
}

test("sells by keyboard alone: scan, discount, two payments, change due", async ({ page, shop }) => {
  await shop.signIn(page, "cashier");
  await openTill(page);
  await scan(page, "TEA-CEY-100", "2*TEA-CEY-100");
  await expect(page.getByRole("button", { name: "Quantity of Ceylon Dimbula, 100 g" })).toHaveText("3");
  await page.keyboard.press("-");
  await expect(page.getByRole("button", { name: "Quantity of Ceylon Dimbula, 100 g" })).toHaveText("2");

  await page.keyboard.press("F6");
  await page.keyboard.type("10");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Cart discount")).toBeVisible();

  await page.keyboard.press("F9");
  const pay = page.getByRole("dialog", { name: "Payment" });
  await pay.getByText("Card", { exact: true }).click();
  await pay.getByLabel("Amount").fill("5");
  await page.keyboard.press("Enter");
  await expect(pay.getByRole("list", { name: "Paid" })).toContainText("$5.00");
  await pay.getByText("Cash", { exact: true }).click();
  await pay.getByLabel("Amount").fill("50");
  await page.keyboard.press("Enter");
  await expect(page.getByTestId("change-due")).toContainText("$");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("textbox", { name: "Scan or search" })).toBeFocused();
  await expect(page.getByText("The cart is empty")).toBeVisible();
});

test("splits a payment by keyboard: typing replaces the amount due", async ({ page, shop }) => {
  await shop.signIn(page, "cashier");
  await openTill(page);
  await scan(page, "VIN-APP-500");
  await expect(page.getByRole("button", { name: "Quantity of Apple vinegar, cloudy, 500 ml" })).toHaveText("1");
  await page.keyboard.press("F9");
  const pay = page.getByRole("dialog", { name: "Payment" });
  const amount = pay.getByLabel("Amount");
  const paid = pay.getByRole("list", { name: "Paid" });
  await expect(amount).toBeFocused();
  await page.keyboard.type("1");
  await page.keyboard.press("Enter");
  await expect(paid.getByRole("listitem")).toHaveText([/\$1\.00/]);
  await expect(amount).toBeFocused();
  await page.keyboard.type("2");
  await page.keyboard.press("Enter");
  await expect(paid.getByRole("listitem")).toHaveText([/\$1\.00/, /\$2\.00/]);
  await page.keyboard.type("50");
  await expect(amount).toHaveValue("50");
  await page.keyboard.press("Enter");
  await expect(page.getByTestId("change-due")).toContainText("$");
});

test("a cart outlives a reload and another page", async ({ page, shop }) => {
  await shop.signIn(page, "cashier");
  await openTill(page);
  await scan(page, "2*VIN-APP-500");
  const quantity = page.getByRole("button", { name: "Quantity of Apple vinegar, cloudy, 500 ml" });
  await expect(quantity).toHaveText("2");
  await page.goto("/sales");
  await openTill(page);
  await expect(quantity).toHaveText("2");
  // Enter in the empty field changes the marked line.
  await page.keyboard.press("Enter");
  const line = page.getByRole("dialog", { name: "Change line" });
  await expect(line.getByLabel("Quantity")).toBeFocused();
  await page.keyboard.type("1");
  await page.keyboard.press("Enter");
  await expect(quantity).toHaveText("1");
});

test("holds a cart and resumes it unchanged", async ({ page, shop }) => {
  const note = `coat ${Date.now().toString(36)}`;
  await shop.signIn(page, "cashier");
  await openTill(page);
  await scan(page, "2*TEA-CEY-100");
  await expect(page.getByTestId("till-total")).not.toHaveText("$0.00");
  const total = await page.getByTestId("till-total").innerText();
  await page.keyboard.press("F8");
  await page.keyboard.type(note);
  await page.keyboard.press("Enter");
  await expect(page.getByText("The cart is empty")).toBeVisible();

  await page.keyboard.press("F7");
  await page.getByRole("listitem").filter({ hasText: note }).getByRole("button", { name: "Take up" }).click();
  await expect(page.getByTestId("till-total")).toHaveText(total);
  await payCash(page);
  await page.keyboard.press("F7");
  await expect(page.getByRole("dialog", { name: "Held sales" })).toBeVisible();
  await expect(page.getByText(note)).toBeHidden();
});

test("refuses a cashier who oversells, in a sentence that says who can help", async ({ page, shop }) => {
  await shop.signIn(page, "cashier");
  await openTill(page);
  await scan(page, "900*TEA-CEY-100");
  await expect(page.getByText(/^Only .* here$/)).toBeVisible();
  await page.keyboard.press("F9");
  await page.getByRole("button", { name: "Complete sale" }).click();
  await expect(page.getByText(/ask somebody whose role may oversell/)).toBeVisible();
});

test("takes goods back, and prints the slip", async ({ page, shop }) => {
  await shop.signIn(page);
  await openTill(page);
  await scan(page, "2*VIN-APP-500");
  await expect(page.getByRole("button", { name: "Quantity of Apple vinegar, cloudy, 500 ml" })).toHaveText("2");
  const href = await payCash(page);

  await page.goto(href);
  await page.getByRole("button", { name: "Return items" }).click();
  const dialog = page.getByRole("dialog", { name: "Return items" });
  await dialog.getByRole("textbox", { name: "Quantity of Apple vinegar, cloudy, 500 ml" }).fill("1");
  await dialog.getByRole("button", { name: "Return items" }).click();
  await expect(page.getByText("1 returned")).toBeVisible();
  await expect(page.getByRole("button", { name: "Turn into a draft" })).toBeHidden();

  await page.goto(`${href}/receipt`);
  const slip = page.getByRole("article");
  await expect(slip).toContainText("2 × $");
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("button", { name: "Print" })).toBeHidden();
  await expect(slip).toBeVisible();
  // 80 mm at 96 dots per inch.
  expect((await slip.boundingBox())?.width).toBeCloseTo(302.4, 0);
});

test("makes a sale a draft and final again", async ({ page, shop }) => {
  await shop.signIn(page);
  await openTill(page);
  await scan(page, "VIN-APP-500");
  await expect(page.getByRole("button", { name: "Quantity of Apple vinegar, cloudy, 500 ml" })).toHaveText("1");
  await page.goto(await payCash(page));
  for (const [action, after] of [
    ["Turn into a draft", "Make final"],
    ["Make final", "Turn into a draft"],
  ] as const) {
    await page.getByRole("button", { name: action }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: action }).click();
    await expect(page.getByRole("button", { name: after })).toBeVisible();
  }
});

test("downloads the filtered list as a file", async ({ page, shop }) => {
  await shop.signIn(page);
  await openTill(page);
  await scan(page, "VIN-APP-500");
  await expect(page.getByRole("button", { name: "Quantity of Apple vinegar, cloudy, 500 ml" })).toHaveText("1");
  await payCash(page);
  await page.goto("/sales?source=pos");
  const response = await page.request.get("/api/sales/export?source=pos");
  expect(response.headers()["content-type"]).toContain("text/csv");
  const lines = (await response.text()).trim().split("\r\n");
  expect(lines[0]).toContain("Number,Date,Source");
  expect(lines.length).toBeGreaterThan(1);
  expect(lines.slice(1).every((line) => line.includes(",POS,"))).toBe(true);
});

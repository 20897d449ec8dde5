// @vitest-environment jsdom
import { screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, test } from "vitest";
import type { StockRow } from "@/lib/stock/stock-view";
import { fakeApi, offline } from "@/lib/testing/browser/fake-api";
import { OWNER, renderView, router } from "@/lib/testing/browser/render-view";
import { CountView } from "./count-view";

const SHOP = { id: 1, name: "Shop" };
const STORE = { id: 2, name: "Warehouse" };

const row = (variationId: number, name: string, quantity: string): StockRow => ({
  variationId,
  productId: variationId,
  name,
  label: "",
  sku: name.toUpperCase(),
  barcode: null,
  image: null,
  isArchived: false,
  lowStockAt: null,
  levels: [{ locationId: SHOP.id, quantity }],
});
const HONEY = row(1, "Honey", "8");
const SOAP = row(2, "Soap", "3");
/** A variation on another page of the sheet. */
const TEA = row(3, "Tea", "1");

// A count belongs to a person and outlives the page, so each test has a person of its own.
let userId = 300;

function show() {
  userId += 1;
  return renderView(<CountView locations={[SHOP, STORE]} categories={[]} />, { user: { ...OWNER, id: userId } }).person;
}

const countedBox = (name: string) =>
  screen.findByRole<HTMLInputElement>("textbox", { name: new RegExp(`^Counted: ${name}`) });
const line = (name: string) => screen.getByText(name).closest("li")!;

beforeEach(() => {
  fakeApi.answer({
    "GET /api/stock": () => ({ items: [HONEY, SOAP], nextCursor: null }),
    "GET /api/stock/find": ({ params }) => ({ exact: params.get("q") === "TEA" ? TEA : null, items: [] }),
  });
});

describe("the sheet", () => {
  test("shows at once how far a count is from the expected quantity", async () => {
    const person = show();
    await person.type(await countedBox("Honey"), "6");
    expect(within(line("Honey")).getByText("-2")).toBeTruthy();
    await person.type(await countedBox("Soap"), "3");
    expect(within(line("Soap")).getByText("✓")).toBeTruthy();
    await person.clear(await countedBox("Soap"));
    expect(within(line("Soap")).queryByText("✓")).toBeNull();
  });

  test("counts one more with each scan, also for goods on another page", async () => {
    const person = show();
    await countedBox("Honey");
    const finder = screen.getByRole("textbox", { name: "Scan to count one more" });
    await person.type(finder, "TEA{Enter}TEA{Enter}");
    await waitFor(async () => expect((await countedBox("Tea")).value).toBe("2"));
    expect(within(line("Tea")).getByText("+1")).toBeTruthy();
    expect(document.activeElement).toBe(finder);
  });

  test("is stored per location, and returns with its location", async () => {
    const person = show();
    await person.type(await countedBox("Honey"), "6");
    const location = screen.getByRole("combobox", { name: "Location" });
    await person.selectOptions(location, STORE.name);
    expect((await countedBox("Honey")).value).toBe("");
    await person.selectOptions(location, SHOP.name);
    expect((await countedBox("Honey")).value).toBe("6");
  });

  test("that was discarded can be restored", async () => {
    const person = show();
    await person.type(await countedBox("Honey"), "6");
    await person.click(screen.getByRole("button", { name: "Discard count" }));
    expect((await countedBox("Honey")).value).toBe("");
    await person.click(await screen.findByRole("button", { name: "Undo" }));
    expect((await countedBox("Honey")).value).toBe("6");
  });
});

describe("posting", () => {
  test("sends the counts, and the sheet is empty afterwards", async () => {
    fakeApi.answer({ "POST /api/stock/counts": () => ({ reference: "C-1", changed: 1, unchanged: 0 }) });
    const person = show();
    await person.type(await countedBox("Honey"), "6");
    await person.click(screen.getByRole("button", { name: "Review differences" }));
    await person.click(await screen.findByRole("button", { name: "Post count" }));
    await waitFor(() => expect(router.push).toHaveBeenCalledWith("/stock/movements?kind=count"));
    expect(fakeApi.sent("POST /api/stock/counts").map(({ body }) => body)).toEqual([
      { locationId: SHOP.id, note: "", lines: [{ variationId: 1, counted: "6", ageMs: expect.any(Number) }] },
    ]);
  });

  test("keeps the sheet when no answer comes", async () => {
    fakeApi.answer({ "POST /api/stock/counts": offline });
    const person = show();
    await person.type(await countedBox("Honey"), "6");
    await person.click(screen.getByRole("button", { name: "Review differences" }));
    await person.click(await screen.findByRole("button", { name: "Post count" }));
    expect(await screen.findByText(/The server could not be reached/)).toBeTruthy();
    await person.click(screen.getByRole("button", { name: "Back to the sheet" }));
    expect((await countedBox("Honey")).value).toBe("6");
  });
});

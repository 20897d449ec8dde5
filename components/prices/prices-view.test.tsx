// @vitest-environment jsdom
import { screen, waitFor } from "@testing-library/react";
import { beforeEach, describe, expect, test } from "vitest";
import type { PriceRow } from "@/lib/prices/price-schema";
import { fakeApi, offline } from "@/lib/testing/browser/fake-api";
import { renderView } from "@/lib/testing/browser/render-view";
import { PricesView } from "./prices-view";

const WHOLESALE = { id: 3, name: "Wholesale", isArchived: false, prices: 1, stores: [] };

const row = (variationId: number, name: string, price: string): PriceRow => ({
  variationId,
  productId: variationId,
  name,
  label: "",
  sku: name.toUpperCase(),
  price,
  groupPrices: {},
});
const HONEY = row(1, "Honey", "12.5");
const SOAP = row(2, "Soap", "4");

function show() {
  const page = { items: [HONEY, SOAP], nextCursor: null };
  return renderView(<PricesView initial={{ search: "", page }} groups={[WHOLESALE]} categories={[]} />).person;
}

const cell = (name: RegExp) => screen.getByRole<HTMLInputElement>("textbox", { name });
const saved = () => fakeApi.sent("PATCH /api/prices").map(({ body }) => body);

beforeEach(() => {
  fakeApi.answer({
    "GET /api/prices": () => ({ items: [HONEY, SOAP], nextCursor: null }),
    "GET /api/prices/groups": () => [WHOLESALE],
  });
});

describe("the price grid", () => {
  test("moves by Enter and arrows, and saves the changed cells with their old prices by Ctrl+S", async () => {
    fakeApi.answer({
      "PATCH /api/prices": () => ({ saved: [{ variationId: 1, priceGroupId: null, price: "13" }], refused: [] }),
    });
    const person = show();
    await person.click(cell(/^Price.*Honey/));
    await person.keyboard("13{Enter}");
    expect(document.activeElement).toBe(cell(/^Price.*Soap/));
    await person.keyboard("{ArrowUp}");
    expect(document.activeElement).toBe(cell(/^Price.*Honey/));
    await person.keyboard("{Control>}s{/Control}");
    expect(await screen.findByText("1 price saved")).toBeTruthy();
    expect(saved()).toEqual([{ cells: [{ variationId: 1, priceGroupId: null, price: "13", before: "12.5" }] }]);
    expect(screen.queryByRole("button", { name: "Save prices" })).toBeNull();
  });

  test("pastes a piece of a spreadsheet from the current cell on, as one step of undo", async () => {
    const person = show();
    await person.click(cell(/^Price.*Honey/));
    await person.paste("13\t11\n5\t4.5\n");
    expect(cell(/^Price.*Honey/).value).toBe("13");
    expect(cell(/^Wholesale.*Honey/).value).toBe("11");
    expect(cell(/^Price.*Soap/).value).toBe("5");
    expect(cell(/^Wholesale.*Soap/).value).toBe("4.5");
    await person.keyboard("{Control>}z{/Control}");
    expect(cell(/^Price.*Honey/).value).toBe("12.50");
    expect(cell(/^Wholesale.*Soap/).value).toBe("");
  });

  test("shows in the cell why it is invalid, and Escape restores the old price", async () => {
    const person = show();
    await person.click(cell(/^Price.*Honey/));
    await person.keyboard("abc");
    expect(cell(/^Price.*Honey/).getAttribute("aria-invalid")).toBe("true");
    expect(screen.getByText("1 price needs another look")).toBeTruthy();
    await person.keyboard("{Escape}");
    expect(cell(/^Price.*Honey/).value).toBe("12.50");
    expect(cell(/^Price.*Honey/).getAttribute("aria-invalid")).toBe("false");
  });

  test("keeps a refused cell as typed, beside its reason, and saves the rest", async () => {
    fakeApi.answer({
      "PATCH /api/prices": () => ({
        saved: [{ variationId: 2, priceGroupId: null, price: "5" }],
        refused: [{ variationId: 1, priceGroupId: null, message: "cellChanged", current: "14" }],
      }),
    });
    const person = show();
    await person.click(cell(/^Price.*Honey/));
    await person.paste("13\n5\n");
    await person.keyboard("{Control>}s{/Control}");
    await waitFor(() => expect(cell(/^Price.*Honey/).getAttribute("aria-invalid")).toBe("true"));
    expect(cell(/^Price.*Honey/).value).toBe("13");
    await person.click(screen.getByRole("button", { name: "Save prices" }));
    await waitFor(() => expect(saved()).toHaveLength(2));
    expect(saved()[1]).toEqual({ cells: [{ variationId: 1, priceGroupId: null, price: "13", before: "14" }] });
  });

  test("loses nothing when no answer comes", async () => {
    fakeApi.answer({ "PATCH /api/prices": offline });
    const person = show();
    await person.click(cell(/^Price.*Honey/));
    await person.keyboard("13{Control>}s{/Control}");
    expect(await screen.findByText(/The server could not be reached/)).toBeTruthy();
    expect(cell(/^Price.*Honey/).value).toBe("13");
  });
});

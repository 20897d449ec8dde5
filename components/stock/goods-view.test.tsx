// @vitest-environment jsdom
import { screen, waitFor } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";
import type { StockRow } from "@/lib/stock/stock-view";
import { fakeApi, refusal } from "@/lib/testing/browser/fake-api";
import { renderView, router } from "@/lib/testing/browser/render-view";
import { GoodsView } from "./goods-view";

const LOCATIONS = [
  { id: 1, name: "Shop" },
  { id: 2, name: "Warehouse" },
];
const HONEY: StockRow = {
  variationId: 11,
  productId: 1,
  name: "Honey",
  label: "",
  sku: "HON",
  barcode: null,
  image: null,
  isArchived: false,
  lowStockAt: null,
  levels: [{ locationId: 1, quantity: "1" }],
};

beforeEach(() => {
  fakeApi.answer({ "GET /api/stock/find": () => ({ exact: HONEY, items: [] }) });
});

const finder = () => screen.getByRole<HTMLInputElement>("textbox", { name: "Scan, or type a name or SKU" });

test("a scanner's Enter never books; Ctrl+Enter does, with each scan counted", async () => {
  fakeApi.answer({ "POST /api/stock/receipts": () => ({ reference: "R-1" }) });
  const { person } = renderView(<GoodsView kind="receive" locations={LOCATIONS} />);
  await person.type(screen.getByRole("textbox", { name: "Delivery reference" }), "note 4711{Enter}");
  expect(document.activeElement).toBe(finder());
  await person.keyboard("HON{Enter}HON{Enter}{Enter}");
  await waitFor(() =>
    expect(screen.getByRole<HTMLInputElement>("textbox", { name: "Quantity of HON" }).value).toBe("2"),
  );
  expect(fakeApi.sent("POST /api/stock/receipts")).toEqual([]);
  await person.keyboard("{Control>}{Enter}{/Control}");
  await waitFor(() => expect(router.push).toHaveBeenCalledWith("/stock/movements"));
  expect(fakeApi.sent("POST /api/stock/receipts").map(({ body }) => body)).toEqual([
    {
      clientKey: expect.any(String),
      locationId: 1,
      note: "note 4711",
      lines: [{ variationId: 11, quantity: "2" }],
    },
  ]);
});

test("a transfer above the stock asks first, and has the same key after the confirmation", async () => {
  fakeApi.answer({
    "POST /api/stock/transfers": ({ body }) =>
      JSON.stringify(body).includes('"allowShortage":true')
        ? { reference: "T-1" }
        : refusal(409, "conflict", "transferAsk", { values: { items: "Honey: 1" } }),
  });
  const { person } = renderView(<GoodsView kind="transfer" locations={LOCATIONS} />);
  await person.type(finder(), "HON{Enter}");
  await screen.findByRole("textbox", { name: "Quantity of HON" });
  await person.click(screen.getByRole("button", { name: "Transfer" }));
  await person.click(await screen.findByRole("button", { name: "Transfer all the same" }));
  await waitFor(() => expect(router.push).toHaveBeenCalledWith("/stock/movements"));
  const [asked, confirmed] = fakeApi.sent("POST /api/stock/transfers").map(({ body }) => body);
  expect(asked).toMatchObject({ fromLocationId: 1, toLocationId: 2, allowShortage: false });
  expect(confirmed).toEqual({ ...Object(asked), allowShortage: true });
});

test("shows the error beside the quantity, and sends nothing", async () => {
  const { person } = renderView(<GoodsView kind="receive" locations={LOCATIONS} />);
  await person.type(screen.getByRole("textbox", { name: "Delivery reference" }), "note 4711");
  await person.type(finder(), "HON{Enter}");
  const quantity = await screen.findByRole("textbox", { name: "Quantity of HON" });
  await person.clear(quantity);
  await person.type(quantity, "0");
  await person.click(screen.getByRole("button", { name: "Book in" }));
  await waitFor(() => expect(quantity.getAttribute("aria-invalid")).toBe("true"));
  expect(fakeApi.sent("POST /api/stock/receipts")).toEqual([]);
});

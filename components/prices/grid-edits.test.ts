import { expect, test } from "vitest";
import type { PriceRow } from "@/lib/prices/price-schema";
import {
  afterSaving,
  cellKey,
  cellProblem,
  type GridEdits,
  inverseCells,
  pastedCells,
  showPrice,
  toCells,
  withTyped,
} from "./grid-edits";

const row: PriceRow = {
  variationId: 7,
  productId: 1,
  name: "Tea",
  label: "",
  sku: "T",
  price: "12.5",
  groupPrices: { 3: "10" },
};
const NONE: GridEdits = new Map();

test("typing the existing price is no edit", () => {
  const edits = withTyped(NONE, [
    { row, priceGroupId: null, text: "13" },
    { row, priceGroupId: 3, text: "" },
  ]);
  expect(toCells(edits)).toEqual([
    { variationId: 7, priceGroupId: null, price: "13", before: "12.5" },
    { variationId: 7, priceGroupId: 3, price: "", before: "10" },
  ]);
  expect(
    withTyped(edits, [
      { row, priceGroupId: null, text: "12.50" },
      { row, priceGroupId: 3, text: "10,00" },
    ]).size,
  ).toBe(0);
});

test("an ordinary price may not be empty, a price group's may", () => {
  const edits = withTyped(NONE, [
    { row, priceGroupId: null, text: "" },
    { row, priceGroupId: 3, text: "" },
  ]);
  expect([...edits].map(([key, edit]) => cellProblem(key, edit))).toEqual(["required", undefined]);
});

test("a refused cell keeps its text with the reason; saving again compares with the current price", () => {
  const edits = withTyped(NONE, [
    { row, priceGroupId: null, text: "13" },
    { row, priceGroupId: 3, text: "9" },
  ]);
  const left = afterSaving(edits, [{ variationId: 7, priceGroupId: null, message: "cellChanged", current: "14" }]);
  expect([...left]).toEqual([[cellKey(7, null), { text: "13", before: "14", refusal: "cellChanged" }]]);
});

test("a save can be undone", () => {
  const edits = withTyped(NONE, [{ row, priceGroupId: null, text: "13,0" }]);
  const saved = [{ variationId: 7, priceGroupId: null, price: "13" }];
  expect(inverseCells(edits, { saved, refused: [] })).toEqual([
    { variationId: 7, priceGroupId: null, price: "12.5", before: "13" },
  ]);
});

test("a piece of a spreadsheet has rows and columns", () => {
  expect(pastedCells("1\t2\r\n3\t\r\n")).toEqual([
    ["1", "2"],
    ["3", ""],
  ]);
  expect(pastedCells("9.99")).toEqual([["9.99"]]);
});

test("prices show the currency's decimals, and more where they have more", () => {
  expect([showPrice("12.5", 2), showPrice("3", 0), showPrice("1.2345", 2), showPrice(null, 2)]).toEqual([
    "12.50",
    "3",
    "1.2345",
    "",
  ]);
});

import { expect, test } from "vitest";
import type { VariationView } from "@/lib/catalog/product-view";
import { attributesOf, changedNames, keyOf } from "./attribute-names";

const variation = (size: string): VariationView => ({
  id: 1,
  sku: size,
  barcode: "",
  price: "1",
  salePrice: null,
  salePriceFrom: null,
  salePriceUntil: null,
  weight: null,
  image: null,
  lowStockAt: null,
  isArchived: false,
  groupPrices: {},
  stock: [],
  options: [
    { attribute: "Size", value: size },
    { attribute: "Colour", value: "Ink" },
  ],
});

test("only changed names are renamed", () => {
  const attributes = attributesOf({ variations: [variation("S"), variation("M"), variation("S")] });
  expect(attributes).toEqual([
    { name: "Size", values: ["S", "M"] },
    { name: "Colour", values: ["Ink"] },
  ]);
  const typed = new Map([
    [keyOf("Size", null), " Fit "],
    [keyOf("Size", "S"), "S"],
    [keyOf("Size", "M"), " "],
    [keyOf("Colour", "Ink"), "Blue"],
  ]);
  expect(changedNames(attributes, typed)).toEqual([
    { attribute: "Size", value: null, name: "Fit" },
    { attribute: "Colour", value: "Ink", name: "Blue" },
  ]);
});

import { expect, test } from "vitest";
import { readTax } from "./read-tax";

const RATES = [
  { id: 7, name: "Reduced rate" },
  { id: 8, name: "City tax" },
];

test.each([
  ["taxable", "reduced-rate", null, { id: 7 }],
  ["taxable", "Reduced Rate", null, { id: 7 }],
  ["taxable", "luxury", 8, "unknown"],
  ["taxable", null, 8, { id: 8 }],
  ["taxable", "standard", 8, { id: 8 }],
  ["taxable", null, null, "open"],
  ["taxable", null, "none", null],
  ["taxable", "parent", null, null],
  [null, null, 8, null],
  ["none", null, 8, { id: null }],
  ["shipping", null, 8, { id: null }],
] as const)("status %s, class %s, standard %s", (status, taxClass, standard, expected) => {
  expect(readTax(status, taxClass, RATES, standard)).toEqual(expected);
});

test("the only rate, or the one called so, is the standard one", () => {
  expect(readTax("taxable", null, [{ id: 3, name: "VAT" }], null)).toEqual({ id: 3 });
  expect(readTax("taxable", null, [...RATES, { id: 9, name: "Standard" }], null)).toEqual({ id: 9 });
});

import { expect, test } from "vitest";
import { readTax } from "./read-tax";

const RATES = [
  { id: 7, name: "Reduced rate" },
  { id: 8, name: "City tax" },
];

test.each([
  ["taxable", "reduced-rate", {}, { id: 7 }],
  ["taxable", "Reduced Rate", {}, { id: 7 }],
  ["taxable", "luxury", { standard: 8 }, "unknown"],
  ["taxable", null, { standard: 8 }, { id: 8 }],
  ["taxable", "standard", { standard: 8 }, { id: 8 }],
  ["taxable", null, {}, "open"],
  ["taxable", "zero-rate", { "zero-rate": 8 }, { id: 8 }],
  ["taxable", "zero-rate", { "zero-rate": "none" }, null],
  ["taxable", "reduced-rate", { "reduced-rate": 8 }, { id: 8 }],
  ["taxable", null, { standard: "none" }, null],
  ["taxable", "parent", {}, null],
  [null, null, { standard: 8 }, null],
  ["none", null, { standard: 8 }, { id: null }],
  ["shipping", null, { standard: 8 }, { id: null }],
] as const)("status %s, class %s, chosen %o", (status, taxClass, chosen, expected) => {
  expect(readTax(status, taxClass, RATES, chosen)).toEqual(expected);
});

test("the only rate, or the one called so, is the standard one", () => {
  expect(readTax("taxable", null, [{ id: 3, name: "VAT" }], {})).toEqual({ id: 3 });
  expect(readTax("taxable", null, [...RATES, { id: 9, name: "Standard" }], {})).toEqual({ id: 9 });
});

import { expect, test } from "vitest";
import { resolveTax } from "./resolve-taxes";

const taxes = {
  classes: [
    { slug: "", name: "Standard" },
    { slug: "reduced-rate", name: "Reduced rate" },
  ],
  rates: [
    { name: "VAT", percent: "19.0000", taxClass: "" },
    { name: "VAT", percent: "7.0000", taxClass: "reduced-rate" },
  ],
};
const rates = [
  { id: 1, name: "Full", percent: "19" },
  { id: 2, name: "Half", percent: "9.5" },
];
const input = { taxes, chosen: {}, rates, mapped: new Map<string, number>() };

test("a tax class gets the mapped rate, else one of the same percentage, else a new one like the store's", () => {
  expect(resolveTax("", input)).toMatchObject({ choice: 1 });
  expect(resolveTax("", { ...input, mapped: new Map([["", 2]]) })).toMatchObject({ choice: 2, percent: "9.5" });
  expect(resolveTax("reduced-rate", input)).toEqual({ choice: "make", name: "VAT", percent: "7.0000" });
});

test("a person's choice wins, and a rate that is gone does not", () => {
  expect(resolveTax("", { ...input, chosen: { "": "none" } })).toMatchObject({ choice: "none", percent: "0" });
  expect(resolveTax("", { ...input, chosen: { "": 2 } })).toMatchObject({ choice: 2 });
  expect(resolveTax("", { ...input, chosen: { "": 77 } })).toMatchObject({ choice: 1 });
});

test("a store without rates has its goods taxed by the shop's only rate", () => {
  const bare = { ...input, taxes: { classes: [], rates: [] } };
  expect(resolveTax("", { ...bare, rates: rates.slice(0, 1) })).toMatchObject({ choice: 1 });
  expect(resolveTax("", bare)).toMatchObject({ choice: "none" });
});

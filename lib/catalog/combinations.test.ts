import { expect, test } from "vitest";
import { combine, countCombinations, MAX_VARIATIONS, optionKey } from "./combinations";

test("combines all values, and the last attribute varies fastest", () => {
  const attributes = [
    { name: "Size", values: ["S", "M"] },
    { name: "Colour", values: ["Red", "Blue", "Ink"] },
  ];
  expect(combine(attributes).map((row) => row.join("/"))).toEqual([
    "S/Red",
    "S/Blue",
    "S/Ink",
    "M/Red",
    "M/Blue",
    "M/Ink",
  ]);
  expect(countCombinations(attributes)).toBe(6);
});

test("no attributes and too many combinations both give an empty list", () => {
  expect(combine([])).toEqual([]);
  expect(combine([{ name: "Size", values: [] }])).toEqual([]);
  const many = { name: "n", values: Array.from({ length: 11 }, (_, index) => String(index)) };
  expect(countCombinations([many, many])).toBe(121);
  expect(countCombinations([many, many])).toBeGreaterThan(MAX_VARIATIONS);
  expect(combine([many, many])).toEqual([]);
});

test("case and white space make no difference between options", () => {
  expect(optionKey([" m ", "INK"])).toBe(optionKey(["M", "ink"]));
  expect(optionKey(["a", "b"])).not.toBe(optionKey(["a,b"]));
});

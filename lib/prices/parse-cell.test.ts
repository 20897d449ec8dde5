import { expect, test } from "vitest";
import { parseCell } from "./parse-cell";

test.each([
  ["12.50", true, "12.5"],
  ["12,5", false, "12.5"],
  ["٩٫٩٩", false, "9.99"],
  ["0", false, "0"],
  ["", true, null],
  ["  ", true, null],
])("%j is a price", (text, isGroup, price) => {
  expect(parseCell(text, isGroup)).toEqual({ isValid: true, price });
});

test.each([
  ["", false, "required"],
  ["-1", true, "negativeNumber"],
  ["1,234", false, "notANumber"],
  ["1.23456", false, "tooManyDecimals"],
  ["1e3", true, "notANumber"],
])("%j is no price", (text, isGroup, message) => {
  expect(parseCell(text, isGroup)).toEqual({ isValid: false, message });
});

import { expect, test } from "vitest";
import { findStoreTextChange } from "./store-text";

test.each([
  ["Cable <tag> 5 m", "name", "markup"],
  ["ACC<b>BOLD", "sku", "markup"],
  ["Half <b", "name", "markup"],
  ["AC\\DC", "name", "backslash"],
  ["ACC\\BACK", "sku", null],
  ["5 < 6 & 7 > 6", "name", null],
  ["Größe “M”, 100 % + #1", "sku", null],
  ["<3", "name", null],
  ["MUG  RED", "sku", "spaces"],
  ["MUG RED", "sku", null],
  ["MUG  RED", "name", null],
  ["OFF%20X", "sku", "percent"],
  ["50%", "sku", null],
  ["", "sku", null],
] as const)("%s as %s: %s", (text, field, change) => {
  expect(findStoreTextChange(text, field)).toBe(change);
});

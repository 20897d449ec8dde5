import { expect, test } from "vitest";
import { readQuantity } from "./return-rows";

test.each([
  ["", null, null],
  ["0,0", null, null],
  ["2", "2", null],
  ["0,5", "0.5", null],
  ["2.5", null, "tooMany"],
  ["two", null, "notANumber"],
])("of two that can come back, %j is read as %j and %j", (text, quantity, issue) => {
  expect(readQuantity({ text, left: "2" })).toEqual({ quantity, issue });
});

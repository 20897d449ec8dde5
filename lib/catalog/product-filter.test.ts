import { expect, test } from "vitest";
import { readProductFilter, writeProductFilter } from "./product-filter";

test("what is not understood is left out", () => {
  expect(readProductFilter({ q: " tea ", stock: "plenty", category: "12", type: ["simple"], other: "x" })).toEqual({
    q: "tea",
    category: "12",
  });
  expect(readProductFilter({ category: "none", q: "" })).toEqual({ category: "none" });
});

test("an address is written in one order and read back", () => {
  const filter = { sync: "off", q: "a & b" } as const;
  expect(writeProductFilter(filter)).toBe("q=a+%26+b&sync=off");
  expect(readProductFilter(Object.fromEntries(new URLSearchParams(writeProductFilter(filter))))).toEqual(filter);
});

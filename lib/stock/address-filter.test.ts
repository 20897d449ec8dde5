import { expect, test } from "vitest";
import { readFilter, writeFilter } from "./address-filter";
import { stockFilterSchema } from "./stock-schema";

test("leaves out what it does not understand", () => {
  expect(
    readFilter(stockFilterSchema, { q: " tea ", state: "gone", location: "7", category: ["1", "2"], page: "3" }),
  ).toEqual({ q: "tea", location: "7" });
});

test("writes in one order, without what is empty", () => {
  expect(writeFilter({ state: "low", q: "", location: "7", category: undefined })).toBe("location=7&state=low");
});

import { expect, test } from "vitest";
import { readFilter, writeFilter } from "@/lib/list/filter";
import { saleFilterSchema } from "./sale-filter";

test("reads valid parameters and drops the others", () => {
  expect(
    readFilter(saleFilterSchema, {
      q: " POS-1 ",
      source: "ebay",
      status: "held",
      from: "2026-02-30",
      to: "2026-03-01",
      location: ["1"],
    }),
  ).toEqual({
    q: "POS-1",
    status: "held",
    to: "2026-03-01",
  });
});

test("writes filters in the order of the schema", () => {
  const search = "q=tea&source=pos&status=final&location=3&customer=4&from=2026-01-01&to=2026-01-31";
  expect(writeFilter(saleFilterSchema, readFilter(saleFilterSchema, new URLSearchParams(search)))).toBe(search);
});

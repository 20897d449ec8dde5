import { expect, test } from "vitest";
import { compareFields, compareTwins, toRow, toTable } from "./rows";

test("equal fields are one row, and each field that differs is a row", () => {
  expect(compareFields("mug", { name: "Mug", sku: "M" }, { name: "Mug", sku: "M", extra: "x" })).toEqual([
    { check: "mug", expected: "2 fields", found: "equal", isOk: true },
  ]);
  expect(compareFields("mug", { name: "Mug", sku: "M", price: "1.00" }, { name: "Mug", sku: "m" })).toEqual([
    { check: "mug: sku", expected: "M", found: "m", isOk: false },
    { check: "mug: price", expected: "1.00", found: "(missing)", isOk: false },
  ]);
});

test("a thing that is missing fails in one row", () => {
  expect(compareFields("mug", { name: "Mug" }, undefined)).toEqual([
    { check: "mug", expected: "1 fields", found: "(missing)", isOk: false },
  ]);
});

test("twins are named once", () => {
  expect(compareTwins("SKUs", ["a", "b"]).isOk).toBe(true);
  expect(compareTwins("SKUs", ["a", "b", "a", "a", "b"])).toMatchObject({ found: "a, b", isOk: false });
});

test("the table shows the texts of a failed row whole, and counts", () => {
  const long = "x".repeat(90);
  const lines = toTable([toRow("name", long, long), toRow("stock", 3, 4)]);
  expect(lines[1]).toMatch(/^ok +name +x+… +x+…$/);
  expect(lines.slice(2)).toEqual([
    expect.stringMatching(/^FAIL +stock +3 +4$/),
    '      expected "3"',
    '      found    "4"',
    "2 checks, 1 failed",
  ]);
});

import { Decimal } from "decimal.js";
import { expect, test } from "vitest";
import { changesBetween, MAX_CHANGES } from "./activity-changes";

test("lists changed fields with old and new value, and omits unchanged ones", () => {
  const before = {
    name: "Tea",
    price: new Decimal("10.50"),
    isSyncDisabled: false,
    weight: null as string | null,
    sku: "T",
  };
  expect(
    changesBetween(
      before,
      { name: "Green tea", price: new Decimal("10.5"), isSyncDisabled: true, weight: "0.2", sku: undefined },
      "T-1",
    ),
  ).toEqual([
    { field: "name", of: "T-1", before: "Tea", after: "Green tea" },
    { field: "isSyncDisabled", of: "T-1", before: "no", after: "yes" },
    { field: "weight", of: "T-1", before: "", after: "0.2" },
  ]);
});

test("names long texts and objects without their values, and ignores the order of keys", () => {
  expect(
    changesBetween({ text: "a", table: { a: 1, b: 2 } }, { text: "b".repeat(121), table: { b: 2, a: 1 } }),
  ).toEqual([{ field: "text" }]);
  expect(changesBetween({ table: { a: 1 } }, { table: { a: 2 } })).toEqual([{ field: "table" }]);
  expect(changesBetween({ list: ["a", "b"] }, { list: ["b"] })).toEqual([
    { field: "list", before: "a, b", after: "b" },
  ]);
});

test("lists at most MAX_CHANGES changes", () => {
  const many = (value: string) =>
    Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`field${index}`, value]));
  expect(changesBetween(many("a"), many("b"))).toHaveLength(MAX_CHANGES);
});

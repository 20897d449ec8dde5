import { Decimal } from "decimal.js";
import { expect, test } from "vitest";
import { returnAmounts } from "./return-amounts";

const line = { quantity: "3", total: "10", taxTotal: "0.89" };

test("three single returns refund what three pieces cost", () => {
  const parts = ["0", "1", "2"].map((returned) => returnAmounts(line, returned, "1", "USD"));
  expect(parts).toEqual([
    { total: "3.33", taxTotal: "0.3", gross: "3.63" },
    { total: "3.34", taxTotal: "0.29", gross: "3.63" },
    { total: "3.33", taxTotal: "0.3", gross: "3.63" },
  ]);
  expect(parts.reduce((sum, part) => sum.plus(part.gross), new Decimal(0)).toFixed()).toBe("10.89");
});

test.each([
  ["all at once", line, "0", "3", "USD", "10.89"],
  ["half a kilo of two", { quantity: "2", total: "5", taxTotal: "0" }, "0", "0.5", "USD", "1.25"],
  ["whole yen", { quantity: "3", total: "1000", taxTotal: "100" }, "0", "1", "JPY", "367"],
  ["thousandths of a dinar", { quantity: "3", total: "1", taxTotal: "0" }, "1", "1", "KWD", "0.334"],
  ["a gift", { quantity: "1", total: "0", taxTotal: "0" }, "0", "1", "USD", "0"],
])("%s", (_, sold, returned, quantity, currency, gross) => {
  expect(returnAmounts(sold, returned, quantity, currency).gross).toBe(gross);
});

test.each([
  ["two for 10.00 with tax", { quantity: "2", total: "9.09", taxTotal: "0.91" }, "USD", ["5", "5"]],
  ["two for 1000 yen with tax", { quantity: "2", total: "909", taxTotal: "91" }, "JPY", ["500", "500"]],
  ["three for 10.00 with tax", { quantity: "3", total: "8.4", taxTotal: "1.6" }, "USD", ["3.33", "3.34", "3.33"]],
])("single returns refund what was paid: %s", (_, sold, currency, expected) => {
  const parts = expected.map((__, index) => returnAmounts(sold, String(index), "1", currency));
  expect(parts.map(({ gross }) => gross)).toEqual(expected);
  const sum = (pick: (part: (typeof parts)[number]) => string) =>
    parts.reduce((total, part) => total.plus(pick(part)), new Decimal(0)).toNumber();
  expect([sum((part) => part.total), sum((part) => part.taxTotal)]).toEqual([
    Number(sold.total),
    Number(sold.taxTotal),
  ]);
  expect(parts.every((part) => new Decimal(part.total).plus(part.taxTotal).equals(part.gross))).toBe(true);
});

import { expect, test } from "vitest";
import { type RefundedReturn, refundedTotal } from "./refunded-total";

type Line = RefundedReturn["lines"][number];
const goods = (quantity: string, total: string, saleLineId: number | null = 1): Line => ({
  saleLineId,
  quantity,
  total,
  taxTotal: "0",
});
const till = (id: number, total: string, lines: Line[], method = "online"): RefundedReturn => ({
  id,
  remoteId: null,
  method,
  total,
  lines,
});
const store = (id: number, total: string, lines: Line[] = []): RefundedReturn => ({
  id,
  remoteId: id + 900,
  method: null,
  total,
  lines,
});

test.each([
  ["nothing", [], "0"],
  ["at the till only", [till(1, "10", [goods("1", "10")], "cash")], "10"],
  ["in the store only", [store(1, "10", [goods("1", "10")]), store(2, "5")], "15"],
  ["the same goods", [till(1, "10", [goods("1", "10")]), store(2, "10", [goods("1", "10")])], "10"],
  [
    "the same goods, paid in cash",
    [till(1, "10", [goods("1", "10")], "cash"), store(2, "10", [goods("1", "10")])],
    "10",
  ],
  [
    "the same goods, more money in the store",
    [till(1, "10", [goods("1", "10")]), store(2, "12", [goods("1", "12")])],
    "12",
  ],
  [
    "the same goods, less money in the store",
    [till(1, "10", [goods("1", "10")]), store(2, "8", [goods("1", "8")])],
    "10",
  ],
  [
    "with tax and shipping",
    [
      till(1, "11.9", [{ ...goods("1", "10"), taxTotal: "1.9" }]),
      store(2, "16.9", [{ ...goods("1", "10"), taxTotal: "1.9" }, goods("0", "5", null)]),
    ],
    "16.9",
  ],
  ["more goods in the store", [till(1, "10", [goods("1", "10")]), store(2, "30", [goods("3", "30")])], "30"],
  ["more goods at the till", [till(1, "30", [goods("3", "30")]), store(2, "10", [goods("1", "10")])], "30"],
  ["other goods", [till(1, "10", [goods("1", "10")]), store(2, "10", [goods("1", "10", 2)])], "20"],
  ["at the till after the store", [store(1, "10", [goods("1", "10")]), till(2, "10", [goods("1", "10")])], "20"],
  [
    "an amount without goods, for what the till left to the store",
    [till(1, "10", [goods("1", "10")]), store(2, "10")],
    "10",
  ],
  ["an amount without goods, after cash", [till(1, "10", [goods("1", "10")], "cash"), store(2, "10")], "20"],
  ["shipping alone", [till(1, "10", [goods("1", "10")]), store(2, "5", [goods("0", "5", null)])], "15"],
  [
    "an amount, then the goods",
    [till(1, "10", [goods("1", "10")]), store(2, "4"), store(3, "6", [goods("1", "6")])],
    "10",
  ],
])("%s", (_, returns, total) => {
  expect(refundedTotal(returns).toFixed()).toBe(total);
  expect(refundedTotal([...returns].reverse()).toFixed()).toBe(total);
});

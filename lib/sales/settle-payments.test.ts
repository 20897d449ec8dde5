import { expect, test } from "vitest";
import { hasPartOfCoin, settlePayments } from "./settle-payments";

const cash = (amount: string) => ({ method: "cash" as const, amount });
const card = (amount: string) => ({ method: "card" as const, amount });

test.each([
  ["nothing yet", "10", [], { paid: "0", due: "10", change: "0", problem: "underpaid" }],
  ["a part", "10", [card("4")], { paid: "4", due: "6", change: "0", problem: "underpaid" }],
  ["to the cent", "10.35", [card("4.35"), cash("6")], { paid: "10.35", due: "0", change: "0", problem: null }],
  ["a large note", "7.3", [cash("50")], { paid: "50", due: "0", change: "42.7", problem: null }],
  ["card first, then a note", "20", [card("15"), cash("10")], { paid: "25", due: "0", change: "5", problem: null }],
  ["a card charged too much", "20", [card("25")], { paid: "25", due: "0", change: "5", problem: "overpaid" }],
  [
    "more change than cash",
    "20",
    [card("18"), cash("5"), card("9")],
    { paid: "32", due: "0", change: "12", problem: "overpaid" },
  ],
  ["a free sale", "0", [], { paid: "0", due: "0", change: "0", problem: null }],
])("%s", (_, total, payments, expected) => {
  expect(settlePayments(total, payments)).toEqual(expected);
});

test.each([
  ["USD", "35.45", ["10.005", "25.445"], true],
  ["USD", "35.45", ["10", "25.45"], false],
  ["JPY", "100", ["50.5", "50"], true],
  ["KWD", "1.125", ["1.125"], false],
  // A store may use decimals for a currency without any.
  ["JPY", "100.5", ["100.5"], false],
] as const)("coins of %s for %s in %j", (currency, total, amounts, expected) => {
  expect(
    hasPartOfCoin(
      currency,
      total,
      amounts.map((amount) => ({ amount })),
    ),
  ).toBe(expected);
});

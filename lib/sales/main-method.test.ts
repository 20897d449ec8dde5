import { expect, test } from "vitest";
import { mainMethod } from "./main-method";

test.each([
  ["nothing was paid", [], "cash"],
  ["one method", [["card", "11"]], "card"],
  [
    "the larger of two",
    [
      ["cash", "4"],
      ["card", "7"],
    ],
    "card",
  ],
  [
    "change lessens the cash",
    [
      ["card", "12"],
      ["cash", "50"],
      ["change", "-42"],
    ],
    "card",
  ],
  [
    "two payments of one method",
    [
      ["transfer", "5"],
      ["cash", "8"],
      ["transfer", "5"],
    ],
    "transfer",
  ],
  ["a method of another time", [["voucher", "9"]], "other"],
] as const)("%s", (_, payments, method) => {
  expect(mainMethod(payments.map(([of, amount]) => ({ method: of, amount })))).toBe(method);
});

import { expect, test } from "vitest";
import { canSeeReceipt } from "./receipts";

test.each([
  ["whoever sees sales, of anybody's", ["sales.view"], 8, true],
  ["whoever sells, of their own", ["sales.create"], 7, true],
  ["whoever sells, of another's", ["sales.create"], 8, false],
  ["whoever sells, of an order", ["sales.create"], null, false],
  ["nobody else, not of their own either", ["products.view"], 7, false],
] as const)("%s", (_, permissions, soldById, isAllowed) => {
  expect(canSeeReceipt({ id: 7, permissions }, { soldById })).toBe(isAllowed);
});

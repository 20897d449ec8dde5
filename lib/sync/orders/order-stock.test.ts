import { Decimal } from "decimal.js";
import { expect, test } from "vitest";
import { stockWhenDeleted, stockWhenDraft, stockWhenFinal, type StockLine } from "./order-stock";

const line = (values: Partial<StockLine> = {}): StockLine => ({
  variationId: 1,
  tracksStock: true,
  quantity: "3",
  storeReduced: "3",
  back: "0",
  lost: "0",
  countedOut: "0",
  ...values,
});
const taken = (quantity: number) => new Map([[1, new Decimal(quantity)]]);
const out = (goods: ReadonlyMap<number, Decimal>) => goods.get(1)?.toNumber() ?? null;

test.each([
  ["all of it", [line()], 3],
  ["less what came back", [line({ back: "2" })], 1],
  ["never less than nothing", [line({ back: "5" })], 0],
  ["lines of one variation together", [line(), line({ quantity: "2", back: "1" })], 4],
  ["nothing of what is not counted here", [line({ tracksStock: false })], null],
  ["nothing of what is not known here", [line({ variationId: null })], null],
])("final: %s", (_, lines, expected) => {
  expect(out(stockWhenFinal(lines))).toBe(expected);
});

test.each([
  ["a draft has nothing out", [line()], "cancelled", 3, 0],
  ["refunded and restocked in the store", [line({ storeReduced: "0", back: "3" })], "refunded", 3, 0],
  ["refunded without restocking", [line()], "refunded", 3, 3],
  ["refunded without restocking, never seen before", [line()], "refunded", 0, 3],
  ["some of it back at the till before", [line({ back: "2" })], "refunded", 1, 1],
  ["all of it back at the till before", [line({ back: "3" })], "refunded", 0, 0],
  ["one put back by the store, the rest not", [line({ storeReduced: "2", back: "1" })], "refunded", 2, 2],
  ["not counted by the store: what was taken stays out", [line({ storeReduced: "0" })], "refunded", 3, 3],
  ["not counted by the store, some back at the till", [line({ storeReduced: "0", back: "1" })], "refunded", 2, 2],
  ["not counted by the store and never taken here", [line({ storeReduced: "0" })], "refunded", 0, 0],
  ["one line counted, one not", [line(), line({ storeReduced: "0", quantity: "2" })], "refunded", 5, 5],
])("%s", (_, lines, status, before, expected) => {
  expect(out(stockWhenDraft(lines, status, taken(before)))).toBe(expected);
});

test("units that the stock was counted without are not taken, and come back", () => {
  const counted = (values: Partial<StockLine> = {}) => [line({ countedOut: "3", ...values })];
  expect(out(stockWhenFinal(counted()))).toBe(0);
  expect(out(stockWhenFinal(counted({ quantity: "4", storeReduced: "4" })))).toBe(1);
  expect(out(stockWhenFinal(counted({ back: "1" })))).toBe(-1);
  expect(out(stockWhenDraft(counted({ storeReduced: "0" }), "cancelled", taken(0)))).toBe(-3);
  expect(out(stockWhenDraft(counted(), "refunded", taken(0)))).toBe(0);
  expect(out(stockWhenDraft(counted({ storeReduced: "0", back: "3" }), "refunded", taken(0)))).toBe(-3);
  expect(out(stockWhenDeleted(counted(), taken(0)))).toBe(-3);
  expect(out(stockWhenDeleted(counted({ lost: "1" }), taken(0)))).toBe(-2);
});

import { expect, test } from "vitest";
import { type SideCounts, suggestLead } from "./catalog-lead";

const side = (values: Partial<SideCounts> = {}): SideCounts => ({
  simpleProducts: 0,
  variableProducts: 0,
  otherProducts: 0,
  categories: 1,
  orders: 0,
  taxes: 0,
  ...values,
});

test.each([
  ["a full store and an empty shop", side({ simpleProducts: 5 }), side(), "store"],
  ["a store with variable products only", side({ variableProducts: 1 }), side(), "store"],
  ["an empty store and a full shop", side(), side({ simpleProducts: 5 }), "pos"],
  ["two full sides", side({ simpleProducts: 5 }), side({ variableProducts: 2 }), "both"],
  ["two empty sides", side(), side(), "pos"],
  ["a store of grouped products", side({ otherProducts: 4 }), side(), "pos"],
  ["a store that does not say", side({ simpleProducts: null, variableProducts: null }), side(), "pos"],
])("%s", (_what, store, shop, lead) => {
  expect(suggestLead(store, shop)).toBe(lead);
});

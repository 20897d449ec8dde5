import { expect, test } from "vitest";
import type { PulledProduct } from "@/lib/woo/resources/pulled";
import { listLostMatches, type PlannedMatch } from "./find-lost-matches";

const planned = (values: Partial<PlannedMatch>): PlannedMatch => ({
  remoteId: 1,
  productId: 9,
  isMatchChosen: false,
  product: { type: "simple" } as PulledProduct,
  ...values,
});

const lost = (
  match: PlannedMatch,
  links: { productId: number; remoteId: number }[] = [],
  type?: "simple" | "variable",
) => listLostMatches([match], { links, types: new Map(type ? [[9, type]] : []) }).size === 1;

test("a match holds while neither side is linked otherwise", () => {
  expect(lost(planned({}))).toBe(false);
  expect(lost(planned({}), [{ productId: 9, remoteId: 1 }])).toBe(false);
  expect(lost(planned({}), [{ productId: 9, remoteId: 2 }])).toBe(true);
  expect(lost(planned({}), [{ productId: 8, remoteId: 1 }])).toBe(true);
});

test("a product that is made new is not linked meanwhile", () => {
  expect(lost(planned({ productId: null }))).toBe(false);
  expect(lost(planned({ productId: null }), [{ productId: 8, remoteId: 1 }])).toBe(true);
});

test("a chosen product is still for sale, and of the same type", () => {
  const chosen = planned({ isMatchChosen: true });
  expect(lost(chosen, [], "simple")).toBe(false);
  expect(lost(chosen, [], "variable")).toBe(true);
  expect(lost(chosen)).toBe(true);
});

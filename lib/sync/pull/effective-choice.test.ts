import { expect, test } from "vitest";
import { effectiveChoice } from "./effective-choice";

const item = { choice: null, doubts: [], productId: 4 };

test("the usual answer, the one for a doubt, and the one for a product", () => {
  const doubts = ["price_differs"];
  expect(effectiveChoice({ ...item, doubts }, { doubts: {} })).toBe("store");
  expect(effectiveChoice({ ...item, doubts }, { doubts: { price_differs: "shop" } })).toBe("shop");
  expect(effectiveChoice({ ...item, doubts, choice: "leave_out" }, { doubts: {} })).toBe("leave_out");
});

test("of several doubts the more cautious answer wins", () => {
  const doubts = ["price_differs", "sku_twice"];
  expect(effectiveChoice({ ...item, doubts }, { doubts: { price_differs: "shop" } })).toBe("leave_out");
});

test("a product that the shop does not have cannot keep the shop's values", () => {
  const wanted = { ...item, doubts: ["on_sale"], productId: null };
  expect(effectiveChoice(wanted, { doubts: { on_sale: "shop" } })).toBe("store");
});

import { expect, test } from "vitest";
import { editedParts, productEditSchema } from "./product-schema";

const updatedAt = "2026-06-03T08:00:00.000Z";

test("changes of prices and of goods are told apart", () => {
  expect(editedParts({ updatedAt, variations: [{ id: 1, price: "1" }] })).toEqual({ hasPrices: true, hasGoods: false });
  expect(editedParts({ updatedAt, variations: [{ id: 1, groupPrices: {} }] })).toEqual({
    hasPrices: true,
    hasGoods: false,
  });
  expect(editedParts({ updatedAt, isSyncDisabled: false })).toEqual({ hasPrices: false, hasGoods: true });
  expect(editedParts({ updatedAt, variations: [{ id: 1, weight: null }] })).toEqual({
    hasPrices: false,
    hasGoods: true,
  });
  expect(editedParts({ updatedAt })).toEqual({ hasPrices: false, hasGoods: false });
});

test("the issue of a variation's price has its path", () => {
  const parsed = productEditSchema.safeParse({ updatedAt, variations: [{ id: 1, price: "-1" }] });
  expect(parsed.error?.issues[0]).toMatchObject({ path: ["variations", 0, "price"], message: "negativeNumber" });
});

import { expect, test } from "vitest";
import { editedParts, productEditSchema } from "./product-schema";

const updatedAt = "2026-06-03T08:00:00.000Z";

test("changes of prices and of goods are told apart", () => {
  expect(editedParts({ updatedAt, variations: [{ id: 1, price: "1" }] })).toEqual({ hasPrices: true, hasGoods: false });
  expect(editedParts({ updatedAt, variations: [{ id: 1, groupPrices: {} }] })).toEqual({
    hasPrices: true,
    hasGoods: false,
  });
  expect(editedParts({ updatedAt, variations: [{ id: 1, salePriceUntil: null }] })).toEqual({
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

test.each([
  [{ price: "10", salePrice: "10" }, "salePrice", "salePriceNotLower"],
  [{ salePrice: "-1" }, "salePrice", "negativeNumber"],
  [
    { salePrice: "9", salePriceFrom: "2026-12-02", salePriceUntil: "2026-12-01" },
    "salePriceUntil",
    "salePriceEndsFirst",
  ],
  [{ salePriceFrom: "2026-02-30" }, "salePriceFrom", "notADay"],
])("a sale price as in %o has an issue of %s", (values, field, message) => {
  const parsed = productEditSchema.safeParse({ updatedAt, variations: [{ id: 1, ...values }] });
  expect(parsed.error?.issues).toMatchObject([{ path: ["variations", 0, field], message }]);
});

test("a sale price of one day is lower as a number, and empty texts are none", () => {
  const day = "2026-12-01";
  const edit = { id: 1, price: "10", salePrice: "9", salePriceFrom: day, salePriceUntil: day };
  expect(productEditSchema.parse({ updatedAt, variations: [edit] }).variations).toEqual([edit]);
  const empty = { id: 1, salePrice: "", salePriceFrom: "", salePriceUntil: "" };
  expect(productEditSchema.parse({ updatedAt, variations: [empty] }).variations).toEqual([
    { id: 1, salePrice: null, salePriceFrom: null, salePriceUntil: null },
  ]);
});

test.each([
  ["salePrice", { price: "5", salePrice: "abc" }],
  ["price", { price: "abc", salePrice: "3" }],
])("a %s that is no number is said of its own field", (field, values) => {
  const parsed = productEditSchema.safeParse({ updatedAt, variations: [{ id: 1, ...values }] });
  expect(parsed.error?.issues.map(({ path }) => path.join("."))).toEqual([`variations.0.${field}`]);
});

import { expect, test } from "vitest";
import { listProfileWarnings, type StoreProfile } from "./store-profile";

const PROFILE: StoreProfile = {
  name: "Shop",
  wooVersion: "10.2.4",
  currency: "KWD",
  currencyDecimals: 3,
  pricesIncludeTax: true,
  taxEnabled: true,
  weightUnit: "kg",
  timeZone: "Asia/Kuwait",
  taxClasses: [
    { slug: "", name: "Standard" },
    { slug: "reduced-rate", name: "Reduced rate" },
  ],
};
const AGREED = {
  profile: PROFILE,
  currency: "KWD",
  currencyDecimals: 3,
  pricesIncludeTax: true,
  defaultTaxClass: "reduced-rate",
  hasTaxRates: true,
};

test("a store that agrees with the shop has no warnings", () => {
  expect(listProfileWarnings(AGREED)).toEqual([]);
  expect(listProfileWarnings({ ...AGREED, defaultTaxClass: "" })).toEqual([]);
});

test("another currency is a warning, and hides the warning about decimals", () => {
  expect(listProfileWarnings({ ...AGREED, currency: "USD", currencyDecimals: 2 })).toEqual(["currency_differs"]);
  expect(listProfileWarnings({ ...AGREED, profile: { ...PROFILE, currency: "JPY", currencyDecimals: 0 } })).toEqual([
    "currency_differs",
  ]);
});

test("a store with fewer decimals rounds prices, a store with more does not", () => {
  expect(listProfileWarnings({ ...AGREED, profile: { ...PROFILE, currencyDecimals: 2 } })).toEqual(["decimals_differ"]);
  expect(listProfileWarnings({ ...AGREED, profile: { ...PROFILE, currencyDecimals: 4 } })).toEqual([]);
});

test("disabled taxes in the store are the only tax warning, and only for a business with rates", () => {
  const profile = { ...PROFILE, taxEnabled: false };
  expect(listProfileWarnings({ ...AGREED, profile, pricesIncludeTax: false, defaultTaxClass: "gone" })).toEqual([
    "tax_disabled",
  ]);
  expect(listProfileWarnings({ ...AGREED, profile, hasTaxRates: false })).toEqual([]);
});

test("warns of prices with tax on one side only, and of a missing tax class", () => {
  expect(listProfileWarnings({ ...AGREED, pricesIncludeTax: false, defaultTaxClass: "gone" })).toEqual([
    "price_tax_differs",
    "tax_class_missing",
  ]);
});

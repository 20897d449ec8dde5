import { expect, test } from "vitest";
import { listProfileWarnings, type StoreProfile, storeProfileSchema } from "./store-profile";

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
  managesStock: true,
  phpOutput: null,
  cacheHit: null,
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

test.each([
  [{ managesStock: false }, "stock_disabled"],
  [{ wooVersion: "7.4.9" }, "version_untried"],
  [{ phpOutput: "Warning: Undefined variable $x" }, "php_output"],
  [{ cacheHit: "x-litespeed-cache: hit" }, "cached_answers"],
])("%j is the warning %s", (found, warning) => {
  expect(listProfileWarnings({ ...AGREED, profile: { ...PROFILE, ...found } })).toEqual([warning]);
});

test.each(["7.5", "7.5.0", "8.0.0-rc.1", "11.0.1"])("WooCommerce %s is not too old", (wooVersion) => {
  expect(listProfileWarnings({ ...AGREED, profile: { ...PROFILE, wooVersion } })).toEqual([]);
});

test("a profile of an earlier version has no findings that it was not tested for", () => {
  const { managesStock: _stock, phpOutput: _php, cacheHit: _cache, ...earlier } = PROFILE;
  expect(storeProfileSchema.parse(earlier)).toEqual(PROFILE);
});

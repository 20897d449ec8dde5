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

test("another currency says so, and nothing of decimals", () => {
  expect(listProfileWarnings({ ...AGREED, currency: "USD", currencyDecimals: 2 })).toEqual(["currency_differs"]);
  expect(listProfileWarnings({ ...AGREED, profile: { ...PROFILE, currency: "JPY", currencyDecimals: 0 } })).toEqual([
    "currency_differs",
  ]);
});

test("a store that keeps fewer decimals rounds prices; one that keeps more does not", () => {
  expect(listProfileWarnings({ ...AGREED, profile: { ...PROFILE, currencyDecimals: 2 } })).toEqual(["decimals_differ"]);
  expect(listProfileWarnings({ ...AGREED, profile: { ...PROFILE, currencyDecimals: 4 } })).toEqual([]);
});

test("taxes that are off in the store matter to a shop that has rates, and are then all there is to say of tax", () => {
  const profile = { ...PROFILE, taxEnabled: false };
  expect(listProfileWarnings({ ...AGREED, profile, pricesIncludeTax: false, defaultTaxClass: "gone" })).toEqual([
    "tax_disabled",
  ]);
  expect(listProfileWarnings({ ...AGREED, profile, hasTaxRates: false })).toEqual([]);
});

test("prices with tax here and without there, and a tax class that the store does not have", () => {
  expect(listProfileWarnings({ ...AGREED, pricesIncludeTax: false, defaultTaxClass: "gone" })).toEqual([
    "price_tax_differs",
    "tax_class_missing",
  ]);
});

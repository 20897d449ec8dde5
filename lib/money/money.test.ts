import { Decimal } from "decimal.js";
import { describe, expect, test } from "vitest";
import { currencyDecimals } from "./currency-decimals";
import { roundMoney, roundTo } from "./round-money";
import { priceWithoutTax, priceWithTax } from "./tax-price";

describe("currencyDecimals", () => {
  test.each([
    ["USD", 2],
    ["jpy", 0],
    ["KWD", 3],
    ["CLP", 0],
    ["HUF", 2],
    ["COP", 2],
    ["IDR", 2],
    ["PKR", 2],
    ["IQD", 3],
    ["XXZ", 2],
    ["not a code", 2],
    ["", 2],
  ])("%s has %i digits", (currency, digits) => {
    expect(currencyDecimals(currency)).toBe(digits);
  });
});

describe("roundMoney rounds half away from zero to the currency's digits", () => {
  test.each([
    ["2.345", "USD", "2.35"],
    ["-2.345", "USD", "-2.35"],
    ["2.3449999", "USD", "2.34"],
    ["1.5", "JPY", "2"],
    ["0.0005", "KWD", "0.001"],
    // 1.005 as a float is 1.00499…, while a decimal string is exact.
    ["1.005", "USD", "1.01"],
    ["99999999999999999.995", "USD", "100000000000000000"],
  ])("%s %s → %s", (amount, currency, expected) => {
    expect(roundMoney(amount, currency).toFixed()).toBe(expected);
  });

  test("a store's own number of digits", () => {
    expect(roundTo(new Decimal("2.71828"), 4).toFixed()).toBe("2.7183");
  });
});

describe("taxes on prices", () => {
  test.each([
    ["10.00", "10", "11"],
    ["2.75", "5", "2.8875"],
    ["0.01", "14.975", "0.0114975"],
    ["10", "0", "10"],
  ])("%s plus %s percent is exactly %s", (net, percent, gross) => {
    expect(priceWithTax(net, percent).toFixed()).toBe(gross);
  });

  test.each([
    ["11", "10", "10"],
    ["100", "21", "82.64"],
    ["12345678901234567.89", "15", "10735372957595276.43"],
  ])("%s contains %s percent: net %s once rounded", (gross, percent, net) => {
    expect(roundMoney(priceWithoutTax(gross, percent), "USD").toFixed()).toBe(net);
  });

  test("removing a tax and adding it again yields the original price", () => {
    for (const percent of ["5", "7", "8.875", "14.975", "19", "33.3333"]) {
      for (const gross of ["0.01", "0.99", "19.99", "1234.57", "98765432109876.54"]) {
        const back = priceWithTax(priceWithoutTax(gross, percent), percent);
        expect(roundMoney(back, "USD").toFixed()).toBe(gross);
      }
    }
  });

  test("a contained rate of -100 percent throws", () => {
    expect(() => priceWithoutTax("10", "-100")).toThrow(RangeError);
  });
});

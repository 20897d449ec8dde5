import { Decimal } from "decimal.js";
import { describe, expect, test } from "vitest";
import { currencyDecimals } from "@/lib/money/currency-decimals";
import { computeSaleTotals } from "./sale-totals";
import { splitTax } from "./split-tax";

const rates = (...percents: string[]) => percents.map((percent) => ({ percent }));
const sumOf = (amounts: readonly string[]) => amounts.reduce((sum, amount) => sum.plus(amount), new Decimal(0));

test.each([
  ["1.2", ["5", "7"], "CAD", ["0.5", "0.7"]],
  ["0.01", ["5", "5"], "USD", ["0.01", "0"]],
  ["0.1", ["1", "1", "1"], "USD", ["0.04", "0.03", "0.03"]],
  ["1", ["5", "7"], "JPY", ["0", "1"]],
  ["0.001", ["5", "7"], "KWD", ["0", "0.001"]],
  ["1", ["0", "7"], "USD", ["0", "1"]],
  ["0", ["0", "0"], "USD", ["0", "0"]],
  ["3.45", ["8.875"], "USD", ["3.45"]],
  ["0", [], "USD", []],
])("%s of %j in %s", (tax, percents, currency, expected) => {
  expect(splitTax(tax, rates(...percents), currency)).toEqual(expected);
});

describe("the parts add up to the line's tax exactly", () => {
  const GROUPS = [
    ["5", "7"],
    ["5", "9.975"],
    ["4", "4.5", "0.375"],
    ["0", "19"],
    ["0.0001", "999"],
    ["3.3333", "3.3333", "3.3334"],
  ];
  const PRICES = ["0.01", "0.1", "0.99", "9.99", "19.995", "33.3333", "1234567.89", "12345678901234.5678"];
  const QUANTITIES = ["1", "3", "0.333", "17.5"];
  test.each(
    ["JPY", "USD", "KWD"].flatMap((currency) =>
      [true, false].map((pricesIncludeTax) => ({ currency, pricesIncludeTax })),
    ),
  )("$currency, prices include tax: $pricesIncludeTax", ({ currency, pricesIncludeTax }) => {
    for (const percents of GROUPS) {
      const cart = PRICES.flatMap((unitPrice) =>
        QUANTITIES.map((quantity) => ({
          unitPrice,
          quantity,
          taxPercent: sumOf(percents).toFixed(),
          discount: { kind: "percent" as const, value: "3" },
        })),
      );
      const { lines } = computeSaleTotals({
        currency,
        pricesIncludeTax,
        lines: cart,
        discount: { kind: "amount", value: "0.07" },
      });
      for (const { tax, net, gross } of lines) {
        const parts = splitTax(tax, rates(...percents), currency);
        expect(sumOf(parts).toFixed()).toBe(tax);
        expect(new Decimal(net).plus(sumOf(parts)).toFixed()).toBe(gross);
        for (const part of parts) {
          expect(new Decimal(part).isNegative()).toBe(false);
          expect(new Decimal(part).decimalPlaces()).toBeLessThanOrEqual(currencyDecimals(currency));
        }
      }
    }
  });
});

import { Decimal } from "decimal.js";
import { describe, expect, test } from "vitest";
import { computeSaleTotals, type Discount, type PricedLine, type TotalsInput } from "./sale-totals";

function line(quantity: string, unitPrice: string, taxPercent = "0", discount: Discount | null = null): PricedLine {
  return { quantity, unitPrice, taxPercent, discount };
}

function totalsOf(lines: PricedLine[], options: Partial<TotalsInput> = {}) {
  return computeSaleTotals({ currency: "USD", pricesIncludeTax: false, discount: null, ...options, lines });
}

const percent = (value: string): Discount => ({ kind: "percent", value });
const amount = (value: string): Discount => ({ kind: "amount", value });

describe("one line", () => {
  test.each([
    // quantity, price, tax, currency, with tax?, net, tax, total
    ["1", "10", "8.875", "USD", false, "10", "0.89", "10.89"],
    ["3", "3.33", "8.25", "USD", false, "9.99", "0.82", "10.81"],
    ["0.125", "7.99", "0", "USD", false, "1", "0", "1"],
    ["1", "0.50", "5", "USD", false, "0.5", "0.03", "0.53"],
    ["1", "11", "10", "USD", true, "10", "1", "11"],
    ["1", "100", "21", "EUR", true, "82.64", "17.36", "100"],
    ["2", "0.01", "19", "EUR", true, "0.02", "0", "0.02"],
    ["3", "333", "10", "JPY", true, "908", "91", "999"],
    ["1", "105", "10", "JPY", false, "105", "11", "116"],
    ["1", "1.2345", "5", "KWD", false, "1.235", "0.062", "1.297"],
    ["7", "0.333", "15", "BHD", true, "2.027", "0.304", "2.331"],
    ["1", "0", "20", "USD", false, "0", "0", "0"],
    ["1000000", "999999.9999", "0", "USD", false, "999999999900", "0", "999999999900"],
  ])(
    "%s × %s with %s percent in %s (included: %s)",
    (quantity, price, tax, currency, pricesIncludeTax, net, taxTotal, total) => {
      expect(totalsOf([line(quantity, price, tax)], { currency, pricesIncludeTax })).toMatchObject({
        net,
        tax: taxTotal,
        total,
      });
    },
  );

  test("nineteen digits are exact to the last one", () => {
    expect(totalsOf([line("1", "99999999999999.9999")], { currency: "JPY" }).total).toBe("100000000000000");
    expect(totalsOf([line("3", "123456789012345.67")]).total).toBe("370370367037037.01");
  });

  test("the price of one piece is net with six decimals", () => {
    expect(totalsOf([line("1", "9.99", "19")], { pricesIncludeTax: true }).lines[0]?.netUnitPrice).toBe("8.394958");
  });
});

describe("discounts of a line", () => {
  test.each([
    [percent("10"), "1", "9"],
    [percent("33.3333"), "3.33", "6.67"],
    [percent("100"), "10", "0"],
    [percent("250"), "10", "0"],
    [amount("2.5"), "2.5", "7.5"],
    [amount("2.555"), "2.56", "7.44"],
    [amount("99"), "10", "0"],
    [amount("-4"), "0", "10"],
  ])("%j of 10.00", (discount, taken, left) => {
    expect(totalsOf([line("1", "10", "0", discount)])).toMatchObject({ lineDiscount: taken, total: left });
  });

  test("are subtracted before tax when prices are without tax", () => {
    expect(totalsOf([line("1", "10", "10", percent("50"))])).toMatchObject({
      subtotal: "10",
      discount: "5",
      net: "5",
      tax: "0.5",
      total: "5.5",
    });
  });

  test("are subtracted from the price with tax when prices include tax", () => {
    const totals = totalsOf([line("1", "11", "10", amount("5.5"))], { pricesIncludeTax: true });
    expect(totals).toMatchObject({ subtotal: "10", net: "5", tax: "0.5", total: "5.5", discount: "5" });
  });
});

describe("the discount of the cart", () => {
  test("three equal lines share ten cents as 4, 3, 3", () => {
    const totals = totalsOf([line("1", "1"), line("1", "1"), line("1", "1")], { discount: amount("0.10") });
    expect(totals.lines.map((each) => each.cartDiscount)).toEqual(["0.04", "0.03", "0.03"]);
    expect(totals.total).toBe("2.9");
  });

  test("is proportional to the amounts after the lines' own discounts", () => {
    const totals = totalsOf([line("1", "100", "0", percent("50")), line("1", "50")], { discount: amount("10") });
    expect(totals.lines.map((each) => each.cartDiscount)).toEqual(["5", "5"]);
  });

  test("is divided into whole yen", () => {
    const totals = totalsOf([line("1", "100"), line("1", "200"), line("1", "301")], {
      currency: "JPY",
      discount: percent("10"),
    });
    expect(totals.lines.map((each) => each.cartDiscount)).toEqual(["10", "20", "30"]);
    expect(totals.total).toBe("541");
  });

  test("is at most the sum of the lines", () => {
    expect(totalsOf([line("1", "3.33", "8"), line("2", "1.11", "8")], { discount: amount("1000") })).toMatchObject({
      tax: "0",
      total: "0",
    });
  });

  test("is zero for an empty and for a free cart", () => {
    expect(totalsOf([], { discount: amount("5") })).toMatchObject({ cartDiscount: "0", total: "0" });
    expect(totalsOf([line("1", "0")], { discount: amount("5") })).toMatchObject({ cartDiscount: "0", total: "0" });
  });
});

/** A seeded generator, so that every run has the same carts. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 1103515245 + 12345) % 2147483648) / 2147483648;
}

test("in random carts the lines and discounts add up, and no amount is negative", () => {
  const random = randomOf(20261101);
  for (let round = 0; round < 500; round += 1) {
    const currency = ["USD", "JPY", "KWD"][round % 3]!;
    const pricesIncludeTax = random() < 0.5;
    const lines = Array.from({ length: 1 + Math.floor(random() * 12) }, () =>
      line(
        (random() * 9 + 0.001).toFixed(3),
        (random() * 200).toFixed(4),
        (random() * 25).toFixed(4),
        random() < 0.4 ? percent((random() * 100).toFixed(2)) : null,
      ),
    );
    const discount = random() < 0.5 ? percent((random() * 110).toFixed(2)) : amount((random() * 900).toFixed(4));
    const totals = computeSaleTotals({ currency, pricesIncludeTax, lines, discount });
    const add = (key: "cartDiscount" | "net" | "tax" | "gross" | "charged") =>
      totals.lines.reduce((sum, each) => sum.plus(each[key]), new Decimal(0)).toFixed();
    expect(add("cartDiscount")).toBe(totals.cartDiscount);
    expect(add("gross")).toBe(totals.total);
    expect(new Decimal(totals.subtotal).minus(totals.discount).plus(totals.tax).toFixed()).toBe(totals.total);
    expect(add("charged")).toBe(pricesIncludeTax ? totals.total : totals.net);
    for (const each of totals.lines) {
      for (const key of ["cartDiscount", "charged", "net", "tax", "gross"] as const)
        expect(new Decimal(each[key]).gte(0)).toBe(true);
    }
  }
});

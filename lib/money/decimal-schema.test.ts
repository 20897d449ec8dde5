import { describe, expect, test } from "vitest";
import { optionalPriceSchema, optionalWeightSchema, priceSchema, trimDecimal } from "./decimal-schema";

function issueOf(text: string): string | undefined {
  return priceSchema.safeParse(text).error?.issues[0]?.message;
}

describe("a price as people type it", () => {
  test.each([
    ["12.50", "12.5"],
    [" 12 ", "12"],
    ["0012.5000", "12.5"],
    ["12,5", "12.5"],
    ["12,3456", "12.3456"],
    ["١٢٫٥", "12.5"],
    ["۳٫۷۵", "3.75"],
    ["+3", "3"],
    [".5", "0.5"],
    ["0", "0"],
    ["999999999999999.9999", "999999999999999.9999"],
    ["1.00000", "1"],
  ])("%s is %s", (typed, stored) => {
    expect(priceSchema.parse(typed)).toBe(stored);
  });

  test.each([
    ["", "required"],
    ["  ", "required"],
    ["twelve", "notANumber"],
    ["1e3", "notANumber"],
    ["1.2.3", "notANumber"],
    [".", "notANumber"],
    ["-1", "negativeNumber"],
    ["1.23456", "tooManyDecimals"],
    ["1000000000000000", "numberTooLarge"],
  ])("%s is refused: %s", (typed, issue) => {
    expect(issueOf(typed)).toBe(issue);
  });

  test("a lone comma before three digits is refused, since it may separate thousands or decimals", () => {
    expect(issueOf("1,234")).toBe("notANumber");
  });
});

test("an empty optional price is null, and a malformed one has its own issue", () => {
  expect(optionalPriceSchema.parse("  ")).toBeNull();
  expect(optionalPriceSchema.parse(null)).toBeNull();
  expect(optionalPriceSchema.safeParse("x").error?.issues[0]?.message).toBe("notANumber");
  expect(optionalWeightSchema.safeParse("123456789").error?.issues[0]?.message).toBe("numberTooLarge");
});

test("minus zero is zero", () => {
  expect(trimDecimal("-0.0")).toBe("0");
});

import { describe, expect, test } from "vitest";
import { isDecimalComma, readDecimal } from "./read-decimal";

describe("numbers as exports and spreadsheets write them", () => {
  test.each([
    ["9.90", "9.9"],
    [".5", "0.5"],
    [",5", "0.5"],
    ["-.5", "-0.5"],
    ["9,90", "9.9"],
    ["0,500", "0.5"],
    ["1.234", "1.234"],
    ["1234,5", "1234.5"],
    ["1.234,50", "1234.5"],
    ["1,234.50", "1234.5"],
    ["1.234.567", "1234567"],
    ["1,234,567.89", "1234567.89"],
    ["1 234,50", "1234.5"],
    ["1\u00a0234", "1234"],
    ["1'234.50", "1234.5"],
  ])("%s is %s", (text, value) => {
    expect(readDecimal(text, { isSigned: true })).toEqual({ value });
  });

  test.each([
    ["1,234", "thousandsUnclear"],
    ["12,000", "thousandsUnclear"],
    ["free", "notANumber"],
    [".", "notANumber"],
    ["1,2,3", "notANumber"],
    ["12.34,567.8", "notANumber"],
    ["1.2.3", "notANumber"],
    ["-1", "negative"],
    ["1.23456", "tooManyDecimals"],
    ["1234567890123456", "tooLarge"],
  ])("%s is refused as %s", (text, fault) => {
    expect(readDecimal(text)).toEqual({ fault });
  });

  test("the file's other numbers tell a decimal comma from one of thousands", () => {
    const inSuchFile = { hasDecimalComma: true };
    expect(readDecimal("1,234", inSuchFile)).toEqual({ value: "1.234" });
    expect(readDecimal("1.234", inSuchFile)).toEqual({ fault: "thousandsUnclear" });
    expect(["9,90", "1.234,50", "0,5"].map(isDecimalComma)).toEqual([true, true, true]);
    expect(["1,234", "9.90", "1,234.50", "a,5"].map(isDecimalComma)).toEqual([false, false, false, false]);
  });
});

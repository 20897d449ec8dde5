import { describe, expect, test } from "vitest";
import { priceToSend, salePriceToSend } from "./price-to-send";

const base = { groupPrice: null, taxPercent: "10", typedWithTax: false, sentWithTax: false, decimals: 2 };

describe("priceToSend", () => {
  test.each([
    { name: "as typed", input: { ...base, price: "2.5000" }, sent: "2.50" },
    { name: "group price first", input: { ...base, price: "2.5", groupPrice: "2.25" }, sent: "2.25" },
    { name: "a group price of zero is a price", input: { ...base, price: "2.5", groupPrice: "0" }, sent: "0.00" },
    { name: "with tax", input: { ...base, price: "9.99", sentWithTax: true }, sent: "10.99" },
    { name: "without tax", input: { ...base, price: "10.99", typedWithTax: true }, sent: "9.99" },
    { name: "both with tax", input: { ...base, price: "10.99", typedWithTax: true, sentWithTax: true }, sent: "10.99" },
    { name: "untaxed", input: { ...base, price: "7", taxPercent: null, sentWithTax: true }, sent: "7.00" },
    { name: "half up", input: { ...base, price: "0.5", taxPercent: "1", sentWithTax: true }, sent: "0.51" },
    { name: "no decimals (JPY)", input: { ...base, price: "1234.5", decimals: 0 }, sent: "1235" },
    {
      name: "three decimals (KWD)",
      input: { ...base, price: "1.2345", taxPercent: "5", sentWithTax: true, decimals: 3 },
      sent: "1.296",
    },
    // 0.1 + 0.2 would be 0.30000000000000004 as floats.
    { name: "exact", input: { ...base, price: "1.005", taxPercent: "0", decimals: 2 }, sent: "1.01" },
    {
      name: "large amounts keep every digit",
      input: { ...base, price: "99999999999999.99" },
      sent: "99999999999999.99",
    },
  ])("$name", ({ input, sent }) => {
    expect(priceToSend(input)).toBe(sent);
  });
});

describe("salePriceToSend", () => {
  const rules = { taxPercent: "10", typedWithTax: false, sentWithTax: false, decimals: 2 };
  const sale = { price: "7.5", from: "2026-12-01T00:00:00.000Z", until: null };
  const none = { price: null, from: null, until: null };

  test.each([
    { name: "as typed, with its times", sentPrice: "10.00", of: sale, sent: { ...sale, price: "7.50" } },
    { name: "with tax", sentPrice: "11.00", of: sale, with: { sentWithTax: true }, sent: { ...sale, price: "8.25" } },
    {
      name: "without tax",
      sentPrice: "9.09",
      of: sale,
      with: { typedWithTax: true },
      sent: { ...sale, price: "6.82" },
    },
    { name: "none", sentPrice: "10.00", of: { ...sale, price: null }, sent: none },
    { name: "as high as the price group's price", sentPrice: "7.50", of: sale, sent: none },
    { name: "higher than the price group's price", sentPrice: "7.00", of: sale, sent: none },
    { name: "as high once both are rounded", sentPrice: "8", of: sale, with: { decimals: 0 }, sent: none },
    {
      name: "lower as a number, not as a text",
      sentPrice: "10.00",
      of: { ...sale, price: "9" },
      sent: { ...sale, price: "9.00" },
    },
  ])("$name", ({ sentPrice, of, sent, ...test }) => {
    expect(salePriceToSend(of, sentPrice, { ...rules, ...test.with })).toEqual(sent);
  });
});

import { expect, test } from "vitest";
import { taxLabel } from "./tax-label";

test.each([
  ["VAT", "19%", "VAT 19%"],
  ["Food 2.25%", "2.25%", "Food 2.25%"],
  ["Food 2.25%", "\u200e2.25\u200e%\u200e", "Food 2.25%"],
  ["Exempt", null, "Exempt"],
])("%s at %s is shown as %s", (name, percent, label) => {
  expect(taxLabel(name, percent)).toBe(label);
});

import { expect, test } from "vitest";
import { firstFreeSku, skuBase, variationSku } from "./sku-text";

test.each([
  ["Gyokuro, 50 g", "GYOKURO-50-G"],
  ["Crème brûlée – Größe", "CREME-BRULEE-GROSSE"],
  ["Łódź & Ærø", "LODZ-AERO"],
  ["  ", "P"],
  ["شاي أخضر", "P"],
  ["شاي 50", "50"],
  ["A very long name that would fill the whole label", "A-VERY-LONG-NAME-THAT"],
  ["Donaudampfschifffahrtsgesellschaft", "DONAUDAMPFSCHIFFFAHRTSGE"],
])("%s → %s", (name, sku) => {
  expect(skuBase(name)).toBe(sku);
});

test("SKUs of variations contain their values, or a number where a value has no Latin letter", () => {
  expect(variationSku("TEE", ["M", "Midnight blue"], 0)).toBe("TEE-M-MIDNIGHT");
  expect(variationSku("TEE", ["أحمر"], 3)).toBe("TEE-4");
  expect(variationSku("TEE", [], 0)).toBe("TEE");
});

test("counts up from taken SKUs in any case, and returns none twice", () => {
  const taken = new Set(["tea", "tea-2"]);
  expect([firstFreeSku("TEA", taken), firstFreeSku("TEA", taken), firstFreeSku("JAM", taken)]).toEqual([
    "TEA-3",
    "TEA-4",
    "JAM",
  ]);
});

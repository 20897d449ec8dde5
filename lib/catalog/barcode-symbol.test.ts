import { expect, test } from "vitest";
import { barcodeSymbol, checkDigit } from "./barcode-symbol";
import { drawBarcode } from "./draw-barcode";

test("computes the check digits of EAN and UPC", () => {
  expect([checkDigit("400638133393"), checkDigit("7351353"), checkDigit("03600029145")]).toEqual([1, 7, 2]);
});

test.each([
  ["4006381333931", "TEA", { kind: "ean13", text: "4006381333931" }],
  ["73513537", "TEA", { kind: "ean8", text: "73513537" }],
  ["036000291452", "TEA", { kind: "upca", text: "036000291452" }],
  ["4006381333932", "TEA", { kind: "code128", text: "4006381333932" }],
  ["", "TEA-1", { kind: "code128", text: "TEA-1" }],
  ["شاي", "TEA-1", { kind: "code128", text: "TEA-1" }],
  ["", "شاي", null],
])("barcode %s, SKU %s", (barcode, sku, symbol) => {
  expect(barcodeSymbol({ barcode, sku })).toEqual(symbol);
});

test("draws an SVG without the text", () => {
  const svg = drawBarcode({ kind: "ean13", text: "4006381333931" });
  expect(svg).toMatch(/^<svg[^>]*viewBox/);
  expect(svg).not.toContain("4006381333931");
  expect(drawBarcode({ kind: "code128", text: "A ^& <b>" })).toMatch(/^<svg/);
});

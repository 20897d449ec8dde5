import bwipjs from "bwip-js/node";
import type { BarcodeSymbol } from "./barcode-symbol";

/** A barcode as SVG: bars only, so that a printer's resolution does not matter. */
export function drawBarcode({ kind, text }: BarcodeSymbol): string {
  // Without `parse` a caret in a SKU is a caret.
  return bwipjs.toSVG({ bcid: kind, text, includetext: false, height: 12, parse: false }).trim();
}

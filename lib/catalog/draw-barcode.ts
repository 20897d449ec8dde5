import bwipjs from "bwip-js/node";
import type { BarcodeSymbol } from "./barcode-symbol";

/**
 * A barcode as SVG, bars without text: an SVG prints sharply at any resolution.
 *
 * @throws Error when bwip-js cannot encode the text
 */
export function drawBarcode({ kind, text }: BarcodeSymbol): string {
  // With `parse`, a caret in a SKU would begin an escape sequence.
  return bwipjs.toSVG({ bcid: kind, text, includetext: false, height: 12, parse: false }).trim();
}

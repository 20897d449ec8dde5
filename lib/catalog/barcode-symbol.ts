export type BarcodeSymbol = { kind: "ean13" | "ean8" | "upca" | "code128"; text: string };

/** Code 128 encodes printable ASCII. More than 40 characters do not fit a label. */
const CODE_128 = /^[\x20-\x7e]{1,40}$/;

const EAN_KINDS = { 8: "ean8", 12: "upca", 13: "ean13" } as const;

/** The check digit of an EAN or UPC, from the digits before it: weights 3 and 1 from the right. */
export function checkDigit(digits: string): number {
  const sum = [...digits]
    .reverse()
    .reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 3 : 1), 0);
  return (10 - (sum % 10)) % 10;
}

/**
 * The symbol for a variation: its barcode as EAN or UPC where the check digit is right, otherwise barcode or SKU in
 * Code 128. Null when neither can be drawn.
 */
export function barcodeSymbol({ barcode, sku }: { barcode: string; sku: string }): BarcodeSymbol | null {
  const kind = /^\d+$/.test(barcode) ? EAN_KINDS[barcode.length as keyof typeof EAN_KINDS] : undefined;
  if (kind !== undefined && checkDigit(barcode.slice(0, -1)) === Number(barcode.at(-1))) return { kind, text: barcode };
  const text = [barcode, sku].find((code) => CODE_128.test(code));
  return text === undefined ? null : { kind: "code128", text };
}

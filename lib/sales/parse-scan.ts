import { normaliseDecimal } from "@/lib/money/decimal-schema";
import { quantitySchema } from "./cart-schema";

type Scan = { quantity: string; code: string };

/** Parses a scanned or typed code: "4006381333931", or "3*4006381333931" for three pieces ("×" and "x" work too). */
export function parseScan(text: string): Scan {
  const match = /^([\d٠-٩۰-۹.,٫]+)\s*[*×xX]\s*(\S.*)$/.exec(text.trim());
  const quantity = match ? quantitySchema.safeParse(normaliseDecimal(match[1]!)) : null;
  return match && quantity?.success
    ? { quantity: quantity.data, code: match[2]! }
    : { quantity: "1", code: text.trim() };
}

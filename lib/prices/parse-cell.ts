import { optionalPriceSchema, priceSchema } from "@/lib/money/decimal-schema";

type ParsedCell = { isValid: true; price: string | null } | { isValid: false; message: string };

/**
 * Parses a typed price, in the grid and on the server. An empty cell deletes the price of a price group; a variation's
 * own price is required.
 */
export function parseCell(text: string, isGroup: boolean): ParsedCell {
  const parsed = (isGroup ? optionalPriceSchema : priceSchema).safeParse(text);
  if (parsed.success) return { isValid: true, price: parsed.data };
  return { isValid: false, message: parsed.error.issues[0]?.message ?? "invalidField" };
}

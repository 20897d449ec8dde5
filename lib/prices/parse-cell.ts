import { optionalPriceSchema, priceSchema } from "@/lib/catalog/decimal-schema";

export type ParsedCell = { isValid: true; price: string | null } | { isValid: false; message: string };

/**
 * A typed price. An empty cell of a price group takes its price away; a variation always has one.
 * The grid and the server ask the same question.
 */
export function parseCell(text: string, isGroup: boolean): ParsedCell {
  const parsed = (isGroup ? optionalPriceSchema : priceSchema).safeParse(text);
  if (parsed.success) return { isValid: true, price: parsed.data };
  return { isValid: false, message: parsed.error.issues[0]?.message ?? "invalidField" };
}

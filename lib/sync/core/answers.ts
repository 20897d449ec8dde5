import { Decimal } from "decimal.js";
import { z } from "zod";

const remoteId = z.number().int().positive();

/** What the engine reads of a product or variation that the store answers with; the rest is not needed. */
export const productAnswerSchema = z.object({
  id: remoteId,
  status: z.string().optional(),
  regular_price: z.string().optional(),
  tax_class: z.string().optional(),
  categories: z.array(z.object({ id: remoteId })).optional(),
  images: z.array(z.object({ id: remoteId, name: z.string().optional() })).optional(),
  image: z.object({ id: z.number().int(), name: z.string().optional() }).nullish(),
});
export type ProductAnswer = z.infer<typeof productAnswerSchema>;

/** A category or an attribute's term. */
export const termAnswerSchema = z.object({ id: remoteId, name: z.string(), parent: z.number().int().optional() });

/**
 * The fields of a payload that the store took without a word and did not keep: an unknown tax
 * class becomes the standard one, an unknown category Uncategorized, a price it can't read an
 * empty one (recorded: product.create.bad-tax-class, bad-category, price-garbage).
 */
export function listUnkept(payload: Record<string, unknown>, answer: ProductAnswer): string[] {
  const unkept: string[] = [];
  const price = payload["regular_price"];
  if (typeof price === "string" && answer.regular_price !== undefined && !isSameDecimal(price, answer.regular_price)) {
    unkept.push("regular_price");
  }
  const taxClass = payload["tax_class"];
  // A variation without a class of its own reads "parent".
  if (
    typeof taxClass === "string" &&
    answer.tax_class !== undefined &&
    answer.tax_class !== "parent" &&
    taxClass !== answer.tax_class
  ) {
    unkept.push("tax_class");
  }
  const sent = z.array(z.object({ id: z.number() })).safeParse(payload["categories"]);
  if (sent.success && answer.categories) {
    const kept = new Set(answer.categories.map((category) => category.id));
    if (sent.data.some((category) => !kept.has(category.id))) unkept.push("categories");
  }
  return unkept;
}

function isSameDecimal(a: string, b: string): boolean {
  if (a === "" || b === "") return a === b;
  try {
    return new Decimal(a).equals(b);
  } catch {
    return false;
  }
}

import { Decimal } from "decimal.js";
import type { WooProduct, WooProductWrite } from "./products";
import type { WooVariation, WooVariationWrite } from "./variations";

/** A field of a payload that a store may accept without storing it. */
export type UnstoredField = "sku" | "regular_price" | "tax_class" | "categories";

/**
 * Lists the fields of a payload that the store accepted but did not store: an unknown tax class becomes the standard
 * one, an unknown category Uncategorized, an unreadable price an empty one (recorded: product.create.bad-tax-class,
 * bad-category, price-garbage).
 */
export function listUnstoredFields(
  payload: Pick<WooProductWrite, UnstoredField> | WooVariationWrite,
  answer: WooProduct | WooVariation,
): UnstoredField[] {
  const unstored: UnstoredField[] = [];
  // A SKU that consists of markup is stored as none, and nothing finds the product again.
  if (payload.sku !== undefined && payload.sku.trim() !== "" && answer.sku === "") unstored.push("sku");
  const price = payload.regular_price;
  if (price !== undefined && answer.regular_price !== undefined && !isSameDecimal(price, answer.regular_price))
    unstored.push("regular_price");
  const taxClass = "tax_class" in payload ? payload.tax_class : undefined;
  // A variation without a class of its own has "parent".
  const isOwnClass = answer.tax_class !== undefined && answer.tax_class !== "parent";
  if (taxClass !== undefined && isOwnClass && taxClass !== answer.tax_class) unstored.push("tax_class");
  const categories = "categories" in payload ? payload.categories : undefined;
  const answered = "categories" in answer ? answer.categories : undefined;
  if (categories && answered) {
    const kept = new Set(answered.map((category) => category.id));
    if (categories.some((category) => !kept.has(category.id))) unstored.push("categories");
  }
  return unstored;
}

function isSameDecimal(a: string, b: string): boolean {
  if (a === "" || b === "") return a === b;
  try {
    return new Decimal(a).equals(b);
  } catch {
    return false;
  }
}

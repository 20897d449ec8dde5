import type { FieldContext } from "@/lib/sync/products/fields";
import type { ProductSnapshot } from "@/lib/sync/products/snapshot";

/**
 * Returns the field context as it is after a run has sent categories and attributes: those without a remote id get their
 * negated local id, which no store has.
 */
export function assumeSent(context: FieldContext, products: readonly ProductSnapshot[]): FieldContext {
  const categoryIds = new Map(context.categoryIds);
  const attributeIds = new Map(context.attributeIds);
  for (const { categoryId, attributes } of products) {
    if (categoryId !== null && !categoryIds.has(categoryId)) categoryIds.set(categoryId, -categoryId);
    for (const { id } of attributes) if (!attributeIds.has(id)) attributeIds.set(id, -id);
  }
  return { ...context, categoryIds, attributeIds };
}

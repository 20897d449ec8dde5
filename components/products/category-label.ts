import type { CategoryRow } from "@/lib/catalog/category-schema";
import { type CategoryNode, toCategoryTree } from "@/lib/catalog/category-tree";

/** A category in a flat list of choices, indented by its depth with spaces that HTML keeps. */
export function categoryLabel(node: Pick<CategoryNode, "depth" | "name">): string {
  return `${"\u2003".repeat(node.depth)}${node.name}`;
}

/** The categories as choices of a filter, each followed by its subcategories. */
export const categoryChoices = (rows: readonly CategoryRow[]): { id: number; name: string }[] =>
  toCategoryTree(rows).map((node) => ({ id: node.id, name: categoryLabel(node) }));

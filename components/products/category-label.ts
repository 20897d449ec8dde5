import type { CategoryNode } from "@/lib/catalog/category-tree";

/** A category in a flat list of choices: set in by its depth with spaces that HTML keeps. */
export function categoryLabel(node: Pick<CategoryNode, "depth" | "name">): string {
  return `${"\u2003".repeat(node.depth)}${node.name}`;
}

import type { CategoryRow } from "./category-schema";

export type CategoryNode = CategoryRow & {
  depth: number;
  /** Names from the root to this category. */
  path: string[];
  /** Products in the category and in all its descendants. */
  totalCount: number;
  hasChildren: boolean;
};

/** The tree as a list: each category is followed by its descendants, in the order of the rows. */
export function toCategoryTree(rows: readonly CategoryRow[]): CategoryNode[] {
  const children = new Map<number | null, CategoryRow[]>();
  for (const row of rows) children.set(row.parentId, [...(children.get(row.parentId) ?? []), row]);
  const visit = (row: CategoryRow, parentPath: string[]): CategoryNode[] => {
    const path = [...parentPath, row.name];
    const ownChildren = children.get(row.id) ?? [];
    const descendants = ownChildren.flatMap((child) => visit(child, path));
    const totalCount = descendants
      .filter((node) => node.parentId === row.id)
      .reduce((sum, node) => sum + node.totalCount, row.productCount);
    return [
      { ...row, depth: parentPath.length, path, totalCount, hasChildren: ownChildren.length > 0 },
      ...descendants,
    ];
  };
  return (children.get(null) ?? []).flatMap((row) => visit(row, []));
}

/** Ids of the category and all its descendants. A category cannot be moved into any of them. */
export function branchIds(nodes: readonly CategoryNode[], id: number): Set<number> {
  const ids = new Set([id]);
  // Parents precede their children in the list.
  for (const node of nodes) if (node.parentId !== null && ids.has(node.parentId)) ids.add(node.id);
  return ids;
}

import type { CategoryRow } from "./category-schema";

export type CategoryNode = CategoryRow & {
  depth: number;
  /** Names from the top down to this one. */
  path: string[];
  /** Products in it and in all below it. */
  totalCount: number;
  hasChildren: boolean;
};

/** The tree as a list, each category followed by what is below it, in the order of the rows. */
export function toCategoryTree(rows: readonly CategoryRow[]): CategoryNode[] {
  const children = new Map<number | null, CategoryRow[]>();
  for (const row of rows) children.set(row.parentId, [...(children.get(row.parentId) ?? []), row]);
  const visit = (row: CategoryRow, parentPath: string[]): CategoryNode[] => {
    const path = [...parentPath, row.name];
    const own = children.get(row.id) ?? [];
    const below = own.flatMap((child) => visit(child, path));
    const totalCount = below
      .filter((node) => node.parentId === row.id)
      .reduce((sum, node) => sum + node.totalCount, row.productCount);
    return [{ ...row, depth: parentPath.length, path, totalCount, hasChildren: own.length > 0 }, ...below];
  };
  return (children.get(null) ?? []).flatMap((row) => visit(row, []));
}

/** The category and all below it: what it cannot be moved into. */
export function branchIds(nodes: readonly CategoryNode[], id: number): Set<number> {
  const ids = new Set([id]);
  // Parents come before their children in the list.
  for (const node of nodes) if (node.parentId !== null && ids.has(node.parentId)) ids.add(node.id);
  return ids;
}

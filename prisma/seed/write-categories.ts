import type { Tx } from "@/lib/db";
import type { ExpandedProduct } from "./expand-groups";

export function categoryKey(path: readonly string[]): string {
  return JSON.stringify(path);
}

/** Writes every category on the products' paths, parents first; path key → category id. */
export async function writeCategories(
  tx: Tx,
  businessId: number,
  products: readonly ExpandedProduct[],
): Promise<Map<string, number>> {
  const ids = new Map<string, number>();
  const positions = new Map<string, number>();
  for (const product of products) {
    const path = product.category ?? [];
    for (const [index, name] of path.entries()) {
      const key = categoryKey(path.slice(0, index + 1));
      if (ids.has(key)) continue;
      const parentKey = categoryKey(path.slice(0, index));
      const position = positions.get(parentKey) ?? 0;
      positions.set(parentKey, position + 1);
      const parentId = ids.get(parentKey) ?? null;
      const category = await tx.category.create({ data: { businessId, name, position, parentId } });
      ids.set(key, category.id);
    }
  }
  return ids;
}

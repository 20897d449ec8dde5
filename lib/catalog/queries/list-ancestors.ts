import type { Tx } from "@/lib/db";

/** Ids of a category and all its ancestors. `union` instead of `union all` ends even with a cycle. */
export async function listAncestorIds(tx: Tx, businessId: number, categoryId: number): Promise<number[]> {
  const rows = await tx.$queryRaw<{ id: number }[]>`
    with recursive ancestors as (
      select id, parent_id from categories where business_id = ${businessId} and id = ${categoryId}
      union
      select c.id, c.parent_id from categories c join ancestors a on c.id = a.parent_id
    ) select id from ancestors`;
  return rows.map(({ id }) => id);
}

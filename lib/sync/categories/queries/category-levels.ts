import type { Db } from "@/lib/db";
import type { RunCursor } from "@/lib/sync/core/run-cursor";
import type { CategorySnapshot } from "../plan-categories";

export type CategoryLevelRow = CategorySnapshot & { depth: number };

/**
 * Returns the next categories of one level of the tree, by id, and of the next level after the last one.
 *
 * @param language of the store's texts; null: as entered
 */
export async function listCategoryLevel(
  db: Db,
  { businessId, language }: { businessId: number; language: string | null },
  cursor: RunCursor,
  limit: number,
): Promise<CategoryLevelRow[]> {
  const rows = await db.$queryRaw<CategoryLevelRow[]>`
    with recursive tree as (
      select c.id, c.parent_id, c.name, 0 as depth from categories c
      where c.business_id = ${businessId} and c.parent_id is null
      union all
      select c.id, c.parent_id, c.name, tree.depth + 1 from categories c join tree on c.parent_id = tree.id
    )
    select id, parent_id as "parentId", tree.name, coalesce(t.name, tree.name) as "sentName", depth
    from tree left join category_texts t on t.category_id = tree.id and t.language = ${language}::text
    where (depth, id) > (${cursor.depth}::int, ${cursor.afterId}::int)
    order by depth, id limit ${limit}`;
  return rows.filter((row) => row.depth === rows[0]?.depth);
}

/** Returns how many categories the business has. */
export function countCategories(db: Db, businessId: number): Promise<number> {
  return db.category.count({ where: { businessId } });
}

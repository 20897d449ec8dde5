import { Prisma } from "@/lib/generated/prisma/client";

/** The CTE `walk`: each distinct path of the file, with the category at each depth that exists. */
export function walkPaths(importId: number, businessId: number): Prisma.Sql {
  return Prisma.sql`
    recursive paths as (
      select category_path as path, min(line) as line from product_import_rows
       where import_id = ${importId} and action <> 'skip' and cardinality(category_path) > 0 group by category_path
    ), walk as (
      select path, line, 0 as depth, null::int as id from paths
      union all
      select w.path, w.line, w.depth + 1, c.id
        from walk w join categories c on c.business_id = ${businessId}
         and coalesce(c.parent_id, 0) = coalesce(w.id, 0) and lower(c.name) = lower(w.path[w.depth + 1])
       where w.depth < cardinality(w.path)
    )`;
}

/**
 * Joins a line `r` with its own category in `walk`. With the depth as a filter instead of a term of the join, the planner
 * expects one path and compares every line with each (12.9 s for 100,000 lines and 200 paths).
 */
export const OWN_CATEGORY = Prisma.sql`w.path = r.category_path and w.depth = cardinality(r.category_path)`;

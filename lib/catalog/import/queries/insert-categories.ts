import type { Tx } from "@/lib/db";
import { walkPaths } from "./walk-paths";
import type { WriteScope } from "./write-scope";

/** Returns whether a path of the file goes below `depth`; 0 is the top. */
export async function hasPathBelow(tx: Tx, importId: number, depth: number): Promise<boolean> {
  const rows = await tx.$queryRaw<{ found: boolean }[]>`
    select exists (select from product_import_rows
                    where import_id = ${importId} and action <> 'skip' and cardinality(category_path) > ${depth}::int) as found`;
  return rows[0]?.found ?? false;
}

/** Inserts the missing categories at one depth of the file's paths. Their parents exist by then. */
export async function insertCategories(tx: Tx, { importId, businessId }: WriteScope, depth: number): Promise<void> {
  await tx.$executeRaw`
    with ${walkPaths(importId, businessId)}
    insert into categories (business_id, parent_id, name)
    select distinct on (coalesce(w.id, 0), lower(w.path[w.depth + 1])) ${businessId}::int, w.id, w.path[w.depth + 1]
      from walk w
     where w.depth = ${depth}::int and w.depth < cardinality(w.path)
       and not exists (select from categories c where c.business_id = ${businessId}
                        and coalesce(c.parent_id, 0) = coalesce(w.id, 0) and lower(c.name) = lower(w.path[w.depth + 1]))
     order by coalesce(w.id, 0), lower(w.path[w.depth + 1]), w.line
    on conflict do nothing`;
}

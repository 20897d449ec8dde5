import type { Tx } from "@/lib/db";

type ActionCounts = { bad: number; create: number; update: number; skip: number };

/** Counts the lines of an import by what they do, and those with a fault, in one pass over the lines. */
export async function countActions(tx: Tx, importId: number): Promise<ActionCounts> {
  const rows = await tx.$queryRaw<ActionCounts[]>`
    select count(*) filter (where issues <> '[]')::int as bad,
           count(*) filter (where action = 'create')::int as create,
           count(*) filter (where action = 'update')::int as update,
           count(*) filter (where action = 'skip')::int as skip
      from product_import_rows where import_id = ${importId}`;
  return rows[0] ?? { bad: 0, create: 0, update: 0, skip: 0 };
}

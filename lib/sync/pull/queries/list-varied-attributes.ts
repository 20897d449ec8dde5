import type { Db } from "@/lib/db";

/** Returns the remote ids of the global attributes that variations differ in. Of other attributes no term is read. */
export async function listVariedAttributes(db: Db, pullId: number): Promise<number[]> {
  const rows = await db.$queryRaw<{ id: number }[]>`
    select distinct (a->>'id')::int as id
    from store_pull_items i cross join lateral jsonb_array_elements(i.payload->'values') a
    where i.pull_id = ${pullId} and i.kind = 'variation' and (a->>'id')::int > 0 order by 1`;
  return rows.map(({ id }) => id);
}

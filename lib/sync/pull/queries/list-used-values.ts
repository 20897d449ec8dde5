import type { Tx } from "@/lib/db";

/** Returns the values of global attributes that the variations to take over have. `attributeId` is the remote id. */
export function listUsedValues(tx: Tx, pullId: number): Promise<{ attributeId: number; value: string }[]> {
  return tx.$queryRaw<{ attributeId: number; value: string }[]>`
    select (a->>'id')::int as "attributeId", a->>'value' as value
    from store_pull_items i cross join lateral jsonb_array_elements(i.payload->'values') a
    where i.pull_id = ${pullId} and i.kind = 'variation' and i.verdict is not null and (a->>'id')::int > 0
    group by 1, 2 order by 1, min(i.remote_id)`;
}

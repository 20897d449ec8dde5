import type { Db } from "@/lib/db";

/** Returns the next variable products that may be taken over, by remote id. Drafts are left out, so nothing of them is read. */
export function listVariedParents(
  db: Db,
  pullId: number,
  afterId: number,
  limit: number,
): Promise<{ remoteId: number; sku: string }[]> {
  return db.$queryRaw<{ remoteId: number; sku: string }[]>`
    select remote_id as "remoteId", sku from store_pull_items
    where pull_id = ${pullId} and kind = 'product' and remote_id > ${afterId}
      and payload->>'type' = 'variable' and payload->>'status' = 'publish'
    order by remote_id limit ${limit}`;
}

/** Returns how many of them there are. */
export async function countVariedParents(db: Db, pullId: number): Promise<number> {
  const rows = await db.$queryRaw<{ count: number }[]>`
    select count(*)::int as count from store_pull_items
    where pull_id = ${pullId} and kind = 'product' and payload->>'type' = 'variable' and payload->>'status' = 'publish'`;
  return rows[0]?.count ?? 0;
}

import type { Tx } from "@/lib/db";

/** Returns the first thing of a pull with each SKU. @param keys trimmed and in lower case */
export async function listFirstBySku(
  db: Tx,
  pullId: number,
  keys: readonly string[],
): Promise<{ sku: string; remoteId: number }[]> {
  return db.$queryRaw<{ sku: string; remoteId: number }[]>`
    select lower(btrim(sku)) as sku, min(remote_id) as "remoteId" from store_pull_items
    where pull_id = ${pullId} and sku <> '' and lower(btrim(sku)) = any (${[...keys]}::text[])
    group by 1`;
}

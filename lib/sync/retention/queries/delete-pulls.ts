import type { Db } from "@/lib/db";

/**
 * Deletes up to `limit` items of pulls from before a time, then the pulls that have none left, and returns how many rows.
 * A pull under way stays. The products, their links and the lists of imports stay.
 */
export async function deletePulls(db: Db, businessId: number, before: Date, limit: number): Promise<number> {
  const items = await db.$executeRaw`
    delete from store_pull_items where (pull_id, kind, remote_id) in (
      select i.pull_id, i.kind, i.remote_id from store_pull_items i join store_pulls p on p.id = i.pull_id
      where p.business_id = ${businessId} and p.created_at < ${before} and p.status not in ('reading', 'applying')
      limit ${limit})`;
  if (items > 0) return items;
  return db.$executeRaw`
    delete from store_pulls
    where business_id = ${businessId} and created_at < ${before} and status not in ('reading', 'applying')`;
}

import type { Db } from "@/lib/db";

/** Deletes up to `limit` runs that finished before a time and have no entries left, and returns how many. */
export function deleteRuns(db: Db, businessId: number, before: Date, limit: number): Promise<number> {
  return db.$executeRaw`
    delete from sync_runs where id in (
      select id from sync_runs where business_id = ${businessId} and finished_at < ${before} and log = 'removed'
      order by id limit ${limit})`;
}

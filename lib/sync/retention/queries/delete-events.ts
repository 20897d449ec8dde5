import type { Db } from "@/lib/db";

/** Deletes up to `limit` store events from before a time, and returns how many. */
export function deleteEvents(db: Db, businessId: number, before: Date, limit: number): Promise<number> {
  return db.$executeRaw`
    delete from store_events where id in (
      select id from store_events where business_id = ${businessId} and created_at < ${before}
      order by id limit ${limit})`;
}

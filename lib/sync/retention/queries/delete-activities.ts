import type { Db } from "@/lib/db";

/**
 * Deletes those of a business's `limit` oldest activities that are from before a time, and returns how many. Ids grow
 * with time, so a night without old ones reads `limit` rows of the index and not the whole history.
 */
export function deleteActivities(db: Db, businessId: number, before: Date, limit: number): Promise<number> {
  return db.$executeRaw`
    delete from activities where id in (
      select id from (
        select id, created_at from activities where business_id = ${businessId} order by id limit ${limit}) oldest
      where created_at < ${before})`;
}

import type { Db } from "@/lib/db";

/** Deletes up to `limit` sessions that ended before a time, by a person or by their absolute limit, and returns how many. */
export function deleteSessions(db: Db, businessId: number, before: Date, limit: number): Promise<number> {
  return db.$executeRaw`
    delete from sessions where id in (
      select s.id from sessions s join users u on u.id = s.user_id
      where u.business_id = ${businessId} and coalesce(s.ended_at, s.expires_at) < ${before} limit ${limit})`;
}

import type { Db } from "@/lib/db";

/** Deletes up to `limit` requests for keys that expired before a time, and returns how many. */
export function deleteAuthorisations(db: Db, businessId: number, before: Date, limit: number): Promise<number> {
  return db.$executeRaw`
    delete from store_authorisations where id in (
      select id from store_authorisations
      where business_id = ${businessId} and expires_at < ${before} limit ${limit})`;
}

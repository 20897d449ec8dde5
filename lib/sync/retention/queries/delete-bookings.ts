import type { Db } from "@/lib/db";

/** Deletes up to `limit` client keys of stock forms from before a time, and returns how many. The movements stay. */
export function deleteBookings(db: Db, businessId: number, before: Date, limit: number): Promise<number> {
  return db.$executeRaw`
    delete from stock_bookings where (business_id, client_key) in (
      select business_id, client_key from stock_bookings
      where business_id = ${businessId} and created_at < ${before} limit ${limit})`;
}

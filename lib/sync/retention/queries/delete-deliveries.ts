import type { Db } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";

/** Returns the statement of deleteDeliveries. Its test asserts the plan, because a business may have a year of them. */
export function deleteDeliveriesSql(businessId: number, before: Date, limit: number): Prisma.Sql {
  return Prisma.sql`
    delete from deliveries where id in (
      select id from deliveries
      where business_id = ${businessId} and received_at < ${before} and outcome not in ('queued', 'failed')
      order by received_at limit ${limit})`;
}

/**
 * Deletes up to `limit` deliveries received before a time, and returns how many. Those that are queued or failed are
 * left unchanged, because a person may still process them.
 */
export function deleteDeliveries(db: Db, businessId: number, before: Date, limit: number): Promise<number> {
  return db.$executeRaw(deleteDeliveriesSql(businessId, before, limit));
}

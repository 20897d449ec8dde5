import { Prisma } from "@/lib/generated/prisma/client";
import { STORE_QUEUE } from "../queues";

/**
 * SQL for: no job can still process something, and none of its store is under way, which may be about to enqueue one.
 *
 * @param keyPrefix of its jobs' keys
 * @param row the SQL of its id, and of its store's
 */
export function noJobLeft(keyPrefix: string, row: { id: Prisma.Sql; storeId: Prisma.Sql }): Prisma.Sql {
  return Prisma.sql`
    not exists (select 1 from graphile_worker.jobs j where j.key = ${keyPrefix}::text || ${row.id} and (j.attempts < j.max_attempts or j.locked_at is not null))
    and not exists (select 1 from graphile_worker.jobs j where j.queue_name = ${STORE_QUEUE.prefix}::text || ${row.storeId} and j.locked_at is not null)`;
}

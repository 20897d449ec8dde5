import type { Db } from "@/lib/db";
import { DELIVERY_KEY } from "../jobs";

export type LostDelivery = { id: number; storeId: number; hasDied: boolean };

/** Deliveries per tick; the others are listed a minute later. */
const MAX_DELIVERIES = 500;

/**
 * Lists queued deliveries that no job will process, oldest first. `hasDied` when the process ended in the last attempt
 * of their job; otherwise the job was removed, or lost with a restored backup.
 */
export function listLostDeliveries(db: Db): Promise<LostDelivery[]> {
  return db.$queryRaw<LostDelivery[]>`
    select d.id, d.store_id as "storeId", j.id is not null as "hasDied" from deliveries d
    left join graphile_worker.jobs j on j.key = ${DELIVERY_KEY.prefix}::text || d.id
    where d.outcome = 'queued' and d.received_at < now() - interval '2 minutes'
      and (j.id is null or (j.attempts >= j.max_attempts and j.locked_at is null))
    order by d.id limit ${MAX_DELIVERIES}`;
}

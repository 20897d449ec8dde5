import type { Db } from "@/lib/db";
import { STORE_QUEUE } from "@/lib/sync/core/queues";
import { PULL_KEY } from "../jobs";

/** At most so many at a time; the next minute lists the others. */
const MAX_PULLS = 100;

/** Lists pulls under way without a job, which was removed, or lost with a restored backup. */
export function listLostPulls(db: Db): Promise<{ id: number; storeId: number }[]> {
  return db.$queryRaw<{ id: number; storeId: number }[]>`
    select p.id, p.store_id as "storeId" from store_pulls p
    where p.status in ('reading', 'applying') and p.created_at < now() - interval '2 minutes'
      and not exists (select 1 from graphile_worker.jobs j where j.key = ${PULL_KEY.prefix}::text || p.id and (j.attempts < j.max_attempts or j.locked_at is not null))
      and not exists (select 1 from graphile_worker.jobs j where j.queue_name = ${STORE_QUEUE.prefix}::text || p.store_id and j.locked_at is not null)
    order by p.id limit ${MAX_PULLS}`;
}

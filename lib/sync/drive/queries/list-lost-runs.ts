import type { Db } from "@/lib/db";
import { STORE_QUEUE } from "@/lib/sync/core/queues";
import { RUN_KEY } from "../jobs";
import { MAX_STORES } from "./usable-stores";

/** Lists active runs without a job, which was given up, removed, or lost with a restored backup. */
export function listLostRuns(db: Db): Promise<{ id: number; storeId: number }[]> {
  return db.$queryRaw<{ id: number; storeId: number }[]>`
    select r.id, r.store_id as "storeId" from sync_runs r
    where r.status in ('queued', 'running') and r.created_at < now() - interval '2 minutes'
      and not exists (select 1 from graphile_worker.jobs j where j.key = ${RUN_KEY.prefix}::text || r.id and (j.attempts < j.max_attempts or j.locked_at is not null))
      and not exists (select 1 from graphile_worker.jobs j where j.queue_name = ${STORE_QUEUE.prefix}::text || r.store_id and j.locked_at is not null)
    order by r.id limit ${MAX_STORES}`;
}

import type { Db } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import { noJobLeft } from "@/lib/sync/core/queries/no-job-left";
import { RUN_KEY } from "../jobs";
import { MAX_STORES } from "./usable-stores";

/** Lists active runs without a job, which was given up, removed, or lost with a restored backup. */
export function listLostRuns(db: Db): Promise<{ id: number; storeId: number }[]> {
  return db.$queryRaw<{ id: number; storeId: number }[]>`
    select r.id, r.store_id as "storeId" from sync_runs r
    where r.status in ('queued', 'running') and r.created_at < now() - interval '2 minutes'
      and ${noJobLeft(RUN_KEY.prefix, { id: Prisma.sql`r.id`, storeId: Prisma.sql`r.store_id` })}
    order by r.id limit ${MAX_STORES}`;
}

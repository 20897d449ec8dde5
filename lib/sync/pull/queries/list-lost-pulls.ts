import type { Db } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import { noJobLeft } from "@/lib/sync/core/queries/no-job-left";
import { PULL_KEY } from "../jobs";

/** At most so many at a time; the next minute lists the others. */
const MAX_PULLS = 100;

/** Lists pulls under way without a job, which was removed, or lost with a restored backup. */
export function listLostPulls(db: Db): Promise<{ id: number; storeId: number }[]> {
  return db.$queryRaw<{ id: number; storeId: number }[]>`
    select p.id, p.store_id as "storeId" from store_pulls p
    where p.status in ('reading', 'applying') and p.created_at < now() - interval '2 minutes'
      and ${noJobLeft(PULL_KEY.prefix, { id: Prisma.sql`p.id`, storeId: Prisma.sql`p.store_id` })}
    order by p.id limit ${MAX_PULLS}`;
}

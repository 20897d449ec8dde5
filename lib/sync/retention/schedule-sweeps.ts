import type { Db } from "@/lib/db";
import { enqueue } from "@/lib/queue/enqueue";
import { sweepJob } from "./jobs";

/** More businesses than this are due again a minute later. */
const MAX_BUSINESSES = 200;

/**
 * Enqueues the sweep of each business whose night it is, and of those that no night has found for two
 * days, since an external cron may not call at night.
 */
export async function scheduleSweeps(db: Db): Promise<number> {
  const due = await db.$queryRaw<{ id: number }[]>`
    select id from businesses
    where swept_at is null
      or swept_at < now() - interval '2 days'
      or (swept_at < now() - interval '12 hours'
        and extract(hour from now() at time zone time_zone) between 2 and 4)
    order by swept_at nulls first limit ${MAX_BUSINESSES}`;
  for (const { id } of due) await enqueue(db, sweepJob, { businessId: id });
  return due.length;
}

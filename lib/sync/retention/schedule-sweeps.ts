import type { Db } from "@/lib/db";
import { enqueue } from "@/lib/queue/enqueue";
import { sweepJob } from "./jobs";

/** Businesses per call; the others are due again a minute later. */
const MAX_BUSINESSES = 200;

/**
 * Enqueues the sweep of each business between 2 and 5 in its own night, and of those not swept for two days, because an
 * external cron may not call at night. Returns how many were enqueued.
 */
export async function scheduleSweeps(db: Db): Promise<number> {
  const due = await db.$queryRaw<{ id: number }[]>`
    select id from businesses
    where swept_at < now() - interval '2 days'
      or (swept_at < now() - interval '12 hours'
        and extract(hour from now() at time zone time_zone) between 2 and 4)
    order by swept_at limit ${MAX_BUSINESSES}`;
  for (const { id } of due) await enqueue(db, sweepJob, { businessId: id });
  return due.length;
}

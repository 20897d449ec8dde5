import type { Db } from "@/lib/db";

/**
 * Lists the businesses whose history is to be swept, the one swept longest ago first: those between 2 and 5 in their own
 * night, and those not swept for two days, because an external cron may not call at night.
 */
export function listSweepsDue(db: Db, limit: number): Promise<{ id: number }[]> {
  return db.$queryRaw<{ id: number }[]>`
    select id from businesses
    where swept_at < now() - interval '2 days'
      or (swept_at < now() - interval '12 hours'
        and extract(hour from now() at time zone time_zone) between 2 and 4)
    order by swept_at limit ${limit}`;
}

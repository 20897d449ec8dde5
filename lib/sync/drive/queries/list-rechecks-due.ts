import type { Db } from "@/lib/db";
import { STOCK_RECHECK_KEY } from "@/lib/sync/stock/jobs";
import { FROM_USABLE_STORES, MAX_STORES } from "./usable-stores";

/**
 * Lists the stores whose quantities are to be rechecked, the one rechecked longest ago first: those between 2 and 5 in
 * their own night, and those not rechecked for two days, because an external cron may not call at night.
 */
export function listRechecksDue(db: Db, limit = MAX_STORES): Promise<{ id: number }[]> {
  return db.$queryRaw<{ id: number }[]>`
    select s.id ${FROM_USABLE_STORES} and s.order_settings->'pushStock' is distinct from 'false'::jsonb
      and (coalesce(s.stock_rechecked_at, s.created_at) < now() - interval '2 days'
        or (coalesce(s.stock_rechecked_at, s.created_at) < now() - interval '12 hours'
          and extract(hour from now() at time zone b.time_zone) between 2 and 4))
      and exists (select 1 from stock_pushes w where w.store_id = s.id)
      -- A recheck under way continues from its cursor; another would begin again in its place.
      and not exists (select 1 from graphile_worker.jobs j where j.key = ${STOCK_RECHECK_KEY.prefix}::text || s.id
        and (j.attempts < j.max_attempts or j.locked_at is not null))
    order by coalesce(s.stock_rechecked_at, s.created_at), s.id limit ${limit}`;
}

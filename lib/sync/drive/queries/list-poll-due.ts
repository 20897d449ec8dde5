import type { Db } from "@/lib/db";
import { FROM_USABLE_STORES, IMPORTS_ORDERS, MAX_STORES } from "./usable-stores";

/** Orders are polled at least this often, whatever the interval of the catalogue. */
const POLL_MINUTES = 5;

/** Lists the stores that are due for a poll, the one polled longest ago first. */
export function listPollDue(db: Db, limit = MAX_STORES): Promise<{ id: number }[]> {
  return db.$queryRaw<{ id: number }[]>`
    select s.id ${FROM_USABLE_STORES} and ${IMPORTS_ORDERS}
      and (s.orders_polled_at is null
        or s.orders_polled_at < now() - least(s.auto_sync_minutes, ${POLL_MINUTES}) * interval '1 minute')
    order by s.orders_polled_at nulls first, s.id limit ${limit}`;
}

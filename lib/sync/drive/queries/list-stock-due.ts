import type { Db } from "@/lib/db";
import { FROM_USABLE_STORES, IMPORTS_ORDERS, MAX_STORES } from "./usable-stores";

/** After so long an order that the store has counted has been imported, unless it never existed. */
const UNSEEN_MINUTES = 10;

/**
 * Stores with quantities to send, the one that was sent some longest ago first. Until it has been
 * pushed once, the first run over all products sends a store its quantities.
 */
export function listStockDue(db: Db, limit = MAX_STORES): Promise<{ id: number }[]> {
  return db.$queryRaw<{ id: number }[]>`
    select s.id ${FROM_USABLE_STORES} and s.order_settings->'pushStock' is distinct from 'false'::jsonb
      and (s.stock_sent_up_to is not null or s.changes_sent_up_to is not null) and (
        exists (select 1 from stock_levels l where l.location_id = s.location_id
          and l.changed_at >= coalesce(s.stock_sent_up_to, s.changes_sent_up_to))
        -- Unseen then, and all orders of that time have come in since (findCaughtUpAt): it was somebody's hand.
        or exists (select 1 from stock_pushes u where u.store_id = s.id and u.unseen + u.unseen_back > 0
          and u.pushed_at < least(s.orders_caught_up_at, now() - ${UNSEEN_MINUTES} * interval '1 minute')
          and not exists (select 1 from order_failures f where f.store_id = s.id)
          and ${IMPORTS_ORDERS}))
    order by s.stock_sent_up_to nulls first, s.id limit ${limit}`;
}

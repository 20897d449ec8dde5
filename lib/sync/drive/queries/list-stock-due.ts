import type { Db } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import { STOCK_LOCATIONS } from "@/lib/sync/core/stock-locations";
import { isBlockedSql } from "@/lib/sync/orders/queries/blocking-failures";
import { FROM_USABLE_STORES, IMPORTS_ORDERS, MAX_STORES } from "./usable-stores";

/** After so long an order that the store has counted has been imported, unless it never existed. */
const UNIMPORTED_MINUTES = 10;

/**
 * Lists the stores with quantities to send, the one sent to longest ago first. A store that was never pushed to gets its
 * quantities from its first run over all products.
 */
export function listStockDue(db: Db, limit = MAX_STORES): Promise<{ id: number }[]> {
  return db.$queryRaw<{ id: number }[]>`
    select s.id ${FROM_USABLE_STORES} and s.order_settings->'pushStock' is distinct from 'false'::jsonb
      and (
        -- The watermark was reset, as by a change of the locations.
        (s.stock_sent_up_to is null and s.stock_resets > 0
          and exists (select 1 from stock_pushes w where w.store_id = s.id))
        or (s.stock_sent_up_to is not null or s.changes_sent_up_to is not null) and (
        exists (select 1 from stock_levels l where l.location_id = any(${STOCK_LOCATIONS})
          and l.changed_at >= coalesce(s.stock_sent_up_to, s.changes_sent_up_to))
        -- Unimported at the push although every order of that time is imported since (findOrdersRead): a manual change.
        or exists (select 1 from stock_pushes u where u.store_id = s.id and u.unseen + u.unseen_back > 0
          and u.pushed_at < least(s.orders_caught_up_at, now() - ${UNIMPORTED_MINUTES} * interval '1 minute')
          and not ${isBlockedSql(Prisma.sql`s.id`, Prisma.sql`u.variation_id`)}
          and ${IMPORTS_ORDERS})))
    order by s.stock_sent_up_to nulls first, s.id limit ${limit}`;
}

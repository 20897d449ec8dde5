import type { Db } from "@/lib/db";
import { RECONCILE_KEY } from "@/lib/sync/orders/jobs";
import { FROM_USABLE_STORES, IMPORTS_ORDERS, MAX_STORES } from "./usable-stores";

const RECONCILE_HOURS = 24;

/** Lists the stores that are due for a reconciliation of deleted orders, the longest overdue first. */
export function listReconcileDue(db: Db, limit = MAX_STORES): Promise<{ id: number }[]> {
  return db.$queryRaw<{ id: number }[]>`
    select s.id ${FROM_USABLE_STORES} and ${IMPORTS_ORDERS} and s.orders_polled_at is not null
      and coalesce(s.orders_reconciled_at, s.created_at) < now() - ${RECONCILE_HOURS} * interval '1 hour'
      -- A reconciliation under way continues from its cursor; another would begin again in its place.
      and not exists (select 1 from graphile_worker.jobs j where j.key = ${RECONCILE_KEY.prefix}::text || s.id
        and (j.attempts < j.max_attempts or j.locked_at is not null))
    order by coalesce(s.orders_reconciled_at, s.created_at), s.id limit ${limit}`;
}

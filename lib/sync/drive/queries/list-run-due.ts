import type { Db } from "@/lib/db";
import { CHANGE_OVERLAP_MS } from "@/lib/sync/core/queries/run-scope";
import { NEXT_RUN_AT } from "@/lib/sync/core/queries/next-run-at";
import { FROM_USABLE_STORES, MAX_STORES } from "./usable-stores";

export type RunDue = { id: number; businessId: number; url: string; hasChanges: boolean; areImagesDeferred: boolean };

/**
 * Lists the stores whose interval is over and that have no active run, with whether anything changed; the longest overdue
 * first. A store whose first sync no person has started is left out.
 */
export function listRunDue(db: Db, limit = MAX_STORES): Promise<RunDue[]> {
  return db.$queryRaw<RunDue[]>`
    select s.id, s.business_id as "businessId", s.url, s.images_held_back as "areImagesDeferred",
      (s.changes_sent_up_to is null
        or exists (select 1 from products p where p.business_id = s.business_id
          and p.changed_at >= s.changes_sent_up_to - ${CHANGE_OVERLAP_MS} * interval '1 millisecond')
        or exists (select 1 from categories c where c.business_id = s.business_id
          and c.changed_at >= s.changes_sent_up_to - ${CHANGE_OVERLAP_MS} * interval '1 millisecond')
        or exists (select 1 from sync_failures f where f.store_id = s.id and f.next_try_at <= now())) as "hasChanges"
    ${FROM_USABLE_STORES} and s.auto_sync and s.first_sync_at is not null
      and not exists (select 1 from sync_runs r where r.store_id = s.id
        and r.kind in ('categories', 'products') and r.status in ('queued', 'running'))
      and coalesce(${NEXT_RUN_AT} <= now(), true)
    order by ${NEXT_RUN_AT} nulls first, s.id limit ${limit}`;
}

import type { Db } from "@/lib/db";
import { REMOTE_STATUS } from "@/lib/sync/webhooks/remote-status";
import { FROM_USABLE_STORES, MAX_STORES } from "./usable-stores";

const CHECK_MINUTES = 60;

/**
 * Lists the stores with webhooks of the POS to check, the one checked longest ago first. A webhook that is known to be
 * broken is due each minute, but hourly when the store cannot reach the POS.
 */
export function listWebhooksDue(db: Db, limit = MAX_STORES): Promise<{ id: number }[]> {
  return db.$queryRaw<{ id: number }[]>`
    select s.id ${FROM_USABLE_STORES} and exists (
      select 1 from webhook_endpoints w where w.store_id = s.id and w.remote_id is not null
        and (coalesce(w.remote_status, '') not in (${REMOTE_STATUS.active}, ${REMOTE_STATUS.unreachable})
          or w.checked_at is null or w.checked_at < now() - ${CHECK_MINUTES} * interval '1 minute'))
    order by (select min(w.checked_at) from webhook_endpoints w where w.store_id = s.id) nulls first, s.id limit ${limit}`;
}

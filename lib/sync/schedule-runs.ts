import type { Db } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { startRun } from "./start-run";

/** Stores looked at in one go; the rest is due at the next minute. */
const MAX_STORES = 200;

/**
 * Starts a run over the changed products of each store with auto sync whose interval has passed.
 * A store with a run under way, or with a fault that needs a person, is left alone.
 */
export async function scheduleDueRuns(db: Db): Promise<void> {
  const due = await db.$queryRaw<{ id: number; businessId: number }[]>`
    select s.id, s.business_id as "businessId" from stores s
    join businesses b on b.id = s.business_id and 'woocommerce' = any(b.modules)
    where s.auto_sync and s.fault_code is null and s.consumer_key_enc is not null
      and not exists (
        select 1 from sync_runs r where r.store_id = s.id and (
          r.status in ('queued', 'running')
          or (r.kind = 'products' and r.created_at > now() - s.auto_sync_minutes * interval '1 minute')))
    order by s.id limit ${MAX_STORES}`;
  for (const { id, businessId } of due) {
    try {
      await startRun(db, { businessId, storeId: id, kind: "products", mode: "changed", trigger: "schedule", userId: null });
    } catch (error) {
      // Somebody else started one in between.
      if (!(error instanceof AppError) || error.message !== "runActive") throw error;
    }
  }
}

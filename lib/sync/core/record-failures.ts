import type { Tx } from "@/lib/db";
import type { Store, SyncRun } from "@/lib/generated/prisma/client";
import type { Outcome } from "./outcomes";

/** Waits between attempts at a product that fails: 15 min, 30 min, 1 h and so on, a day at most. */
const FIRST_RETRY_MINUTES = 15;
const LAST_RETRY_MINUTES = 24 * 60;

/** Returns when a run began. Failures after that time belong to one attempt. */
export function startOfRun(run: Pick<SyncRun, "startedAt" | "createdAt">): Date {
  return run.startedAt ?? run.createdAt;
}

/**
 * Stores which products failed, for later runs. Failures are deleted only when the run ends
 * (finish-run.ts): the row is what includes the product in the scope of the phases that follow.
 *
 * @param began when the run or the push began: failures in several of its phases are one attempt
 */
export async function recordFailures(
  tx: Tx,
  store: Pick<Store, "id" | "businessId">,
  began: Date,
  outcomes: readonly Outcome[],
): Promise<void> {
  const failed = new Map<number, string>();
  for (const { productId, outcome, error } of outcomes) {
    if (productId !== null && outcome === "failed") failed.set(productId, error?.code ?? "refused");
  }
  if (failed.size === 0) return;
  const rows = JSON.stringify([...failed].map(([productId, code]) => ({ product_id: productId, error_code: code })));
  await tx.$executeRaw`
    insert into sync_failures as f (business_id, store_id, product_id, error_code, next_try_at, last_tried_at)
    select ${store.businessId}, ${store.id}, r.product_id, r.error_code, now() + ${FIRST_RETRY_MINUTES} * interval '1 minute', now()
    from jsonb_to_recordset(${rows}::jsonb) as r(product_id int, error_code text)
    order by r.product_id
    on conflict (store_id, product_id) do update set
      error_code = excluded.error_code,
      attempts = f.attempts + (f.last_tried_at < ${began}::timestamptz)::int,
      last_tried_at = now(),
      next_try_at = now() + interval '1 minute' * least(${LAST_RETRY_MINUTES},
        ${FIRST_RETRY_MINUTES} * power(2, least(f.attempts - 1 + (f.last_tried_at < ${began}::timestamptz)::int, 10)))`;
}

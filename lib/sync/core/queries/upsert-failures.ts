import type { Tx } from "@/lib/db";
import type { Store } from "@/lib/generated/prisma/client";

/** Waits between attempts at a product that fails: 15 min, 30 min, 1 h and so on, a day at most. */
const FIRST_RETRY_MINUTES = 15;
const LAST_RETRY_MINUTES = 24 * 60;

/**
 * Writes failures in one statement, by product, so that two batches lock the rows in one order. A failure since `began`
 * is part of the same attempt.
 *
 * @param failed product → error code
 */
export async function upsertFailures(
  tx: Tx,
  store: Pick<Store, "id" | "businessId">,
  began: Date,
  failed: ReadonlyMap<number, string>,
): Promise<void> {
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

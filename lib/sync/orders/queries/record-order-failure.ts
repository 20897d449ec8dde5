import type { Db } from "@/lib/db";
import type { Store } from "@/lib/generated/prisma/client";

/** Waits between the attempts of an order that cannot be imported: 5 min, 10 min … at most a day. */
const FIRST_RETRY_MINUTES = 5;
const LAST_RETRY_MINUTES = 24 * 60;

/**
 * Records that an order could not be imported, and when it is tried again. One statement counts the attempts, so that
 * two imports of one order count as two, and `power` stays within its range. A dismissed failure stays dismissed.
 *
 * @param failure `variationIds`: what the order's lines concern; null when they could not be read, which leaves an earlier
 *   reading. `isEarlier`: whether it is imported however old it is, and without stock
 */
export async function recordOrderFailure(
  db: Db,
  store: Pick<Store, "id" | "businessId">,
  remoteId: number,
  code: string,
  {
    detail,
    variationIds = null,
    isEarlier = false,
  }: { detail?: string | undefined; variationIds?: readonly number[] | null; isEarlier?: boolean } = {},
): Promise<void> {
  await db.$executeRaw`
    insert into order_failures (store_id, remote_id, business_id, error_code, error_detail, lines_known, variation_ids, is_earlier, next_try_at)
    values (${store.id}, ${remoteId}, ${store.businessId}, ${code}, ${detail ?? null}, ${variationIds !== null}, ${[...(variationIds ?? [])]}::int[], ${isEarlier}, now() + ${FIRST_RETRY_MINUTES} * interval '1 minute')
    on conflict (store_id, remote_id) do update set
      error_code = excluded.error_code, error_detail = excluded.error_detail, attempts = order_failures.attempts + 1,
      lines_known = order_failures.lines_known or excluded.lines_known,
      variation_ids = case when excluded.lines_known then excluded.variation_ids else order_failures.variation_ids end,
      next_try_at = now() + least(${LAST_RETRY_MINUTES}, ${FIRST_RETRY_MINUTES} * power(2, least(order_failures.attempts, 12))) * interval '1 minute'`;
}

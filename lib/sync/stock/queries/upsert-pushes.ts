import type { Tx } from "@/lib/db";
import type { Unimported } from "../plan-push";

/**
 * What the store has of a variation: whole units, with what it had reduced for imported orders (a decimal string), and
 * the version of the row that this follows from.
 */
export type PushRecord = {
  variationId: number;
  version: number | null;
  quantity: number;
  storeReduced: string;
  unimported: Unimported;
};

/**
 * Writes the last push of each variation in one statement, and ends its claim. A row that another worker has written
 * since stays unchanged. The time is the process's clock, because the start of each poll is taken from the same clock.
 */
export async function upsertPushes(tx: Tx, storeId: number, pushes: readonly PushRecord[]): Promise<void> {
  const rows = JSON.stringify(
    pushes.map(({ variationId, version, quantity, storeReduced, unimported }) => ({
      variation_id: variationId,
      version,
      quantity,
      store_reduced: storeReduced,
      unseen: unimported.sold,
      unseen_back: unimported.back,
    })),
  );
  await tx.$executeRaw`
    insert into stock_pushes (store_id, variation_id, version, quantity, store_reduced, unseen, unseen_back, pushed_at)
    select ${storeId}, r.variation_id, coalesce(r.version, 0) + 1, r.quantity, r.store_reduced, r.unseen, r.unseen_back, ${new Date()}::timestamptz
    from jsonb_to_recordset(${rows}::jsonb) as r(variation_id int, version int, quantity numeric, store_reduced numeric, unseen numeric, unseen_back numeric)
    -- A row that was deleted since belongs to a link that was deleted.
    where r.version is null or exists (select from stock_pushes s where s.store_id = ${storeId} and s.variation_id = r.variation_id)
    order by r.variation_id
    on conflict (store_id, variation_id) do update set quantity = excluded.quantity, store_reduced = excluded.store_reduced,
      unseen = excluded.unseen, unseen_back = excluded.unseen_back, pushed_at = excluded.pushed_at,
      version = excluded.version, claimed_until = null
    where stock_pushes.version = excluded.version - 1`;
}

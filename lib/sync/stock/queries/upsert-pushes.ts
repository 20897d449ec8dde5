import type { Tx } from "@/lib/db";
import type { Unimported } from "../plan-push";

/** What the store has of a variation: whole units, with what it had reduced for imported orders (a decimal string). */
export type PushRecord = { variationId: number; quantity: number; storeReduced: string; unimported: Unimported };

/**
 * Writes the last push of each variation in one statement. Its time is the process's clock, because the start of each
 * poll is taken from the same clock.
 */
export async function upsertPushes(tx: Tx, storeId: number, pushes: readonly PushRecord[]): Promise<void> {
  const rows = JSON.stringify(
    pushes.map(({ variationId, quantity, storeReduced, unimported }) => ({
      variation_id: variationId,
      quantity,
      store_reduced: storeReduced,
      unseen: unimported.sold,
      unseen_back: unimported.back,
    })),
  );
  await tx.$executeRaw`
    insert into stock_pushes (store_id, variation_id, quantity, store_reduced, unseen, unseen_back, pushed_at)
    select ${storeId}, r.variation_id, r.quantity, r.store_reduced, r.unseen, r.unseen_back, ${new Date()}::timestamptz
    from jsonb_to_recordset(${rows}::jsonb) as r(variation_id int, quantity numeric, store_reduced numeric, unseen numeric, unseen_back numeric)
    on conflict (store_id, variation_id) do update set quantity = excluded.quantity, store_reduced = excluded.store_reduced,
      unseen = excluded.unseen, unseen_back = excluded.unseen_back, pushed_at = excluded.pushed_at`;
}

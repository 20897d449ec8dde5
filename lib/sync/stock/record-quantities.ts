import type { Tx } from "@/lib/db";
import type { StoreContext } from "@/lib/sync/core/run-context";
import { deleteStockRuleHash } from "@/lib/sync/core/record-pushes";
import type { PushRow } from "./queries/load-push-rows";
import type { Unimported } from "./plan-push";

/** What the store has of one variation after a push; `quantity` in whole units. */
export type PushedQuantity = { row: PushRow; quantity: number; unimported: Unimported };

/**
 * Records what the store has of each variation, in one transaction. Rows that equal the last push are left
 * unchanged, except those with unimported units, whose time moves.
 *
 * @param isSent whether the quantities were sent: the store's stock rule is then unknown, and its hash is deleted
 */
export async function recordQuantities(
  context: StoreContext,
  quantities: readonly PushedQuantity[],
  { isSent = false } = {},
): Promise<void> {
  const changed = quantities.filter(
    ({ row, quantity, unimported }) =>
      Number(row.pushedQuantity ?? Number.NaN) !== quantity ||
      row.pushedReduced !== row.storeReduced ||
      Number(row.pushedUnimported) !== unimported.sold ||
      Number(row.pushedUnimportedBack) !== unimported.back ||
      unimported.sold + unimported.back > 0,
  );
  if (changed.length === 0 && !isSent) return;
  await context.db.$transaction(async (tx) => {
    const counted = quantities.map(({ row }) => ({ ...row, isSimple: row.parentRemoteId === null }));
    if (isSent) await deleteStockRuleHash(tx, context.store.id, counted);
    if (changed.length > 0) await upsertPushes(tx, context.store.id, changed);
  });
}

/** The time is the process's clock, because the start of each poll is taken from the same clock. */
async function upsertPushes(tx: Tx, storeId: number, changed: readonly PushedQuantity[]): Promise<void> {
  const rows = JSON.stringify(
    changed.map(({ row, quantity, unimported }) => ({
      variation_id: row.variationId,
      quantity,
      store_reduced: row.storeReduced,
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

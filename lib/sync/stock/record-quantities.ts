import { Decimal } from "decimal.js";
import type { StoreContext } from "@/lib/sync/core/run-context";
import { deleteStockRuleHashes } from "@/lib/sync/core/queries/delete-stock-rule-hashes";
import type { PushRow } from "./queries/load-push-rows";
import { type PushRecord, upsertPushes } from "./queries/upsert-pushes";
import type { Unimported } from "./plan-push";

/** What the store has of one variation after a push; `quantity` in whole units. */
export type PushedQuantity = { row: PushRow; quantity: number; unimported: Unimported };

/**
 * Records what the store has of each variation, in one transaction. Rows that equal the last push are left
 * unchanged, except those with unimported units, whose time moves, and those with a claim, which ends.
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
      !new Decimal(row.pushedReduced ?? Number.NaN).equals(row.storeReduced) ||
      Number(row.pushedUnimported) !== unimported.sold ||
      Number(row.pushedUnimportedBack) !== unimported.back ||
      unimported.sold + unimported.back > 0 ||
      row.claim !== null,
  );
  if (changed.length === 0 && !isSent) return;
  await context.db.$transaction(async (tx) => {
    const counted = quantities.map(({ row }) => ({ ...row, isSimple: row.parentRemoteId === null }));
    if (isSent) await deleteStockRuleHashes(tx, context.store.id, counted);
    if (changed.length > 0) await upsertPushes(tx, context.store.id, changed.map(toPush));
  });
}

function toPush({ row, quantity, unimported }: PushedQuantity): PushRecord {
  return { variationId: row.variationId, version: row.version, storeReduced: row.storeReduced, quantity, unimported };
}

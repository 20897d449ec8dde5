import type { StoreContext } from "@/lib/sync/core/run-context";
import { orderSettingsSchema } from "@/lib/sync/settings/order-settings";
import { findOrdersRead, isCaughtUp, type OrdersRead } from "./catch-up-orders";
import type { Pending } from "./decide-quantities";
import { type LastPush, planPush, planRecheck } from "./plan-push";
import { loadPushRows, type PushRow } from "./queries/load-push-rows";
import type { PushedQuantity } from "./record-quantities";

/**
 * Loads variations and plans the push of each: those whose remote quantity must be fetched, those up to date, and those
 * that another worker has claimed, of which nothing is known until it has ended.
 */
export async function planPushes(
  context: StoreContext,
  variationIds: readonly number[],
  isForced: boolean,
): Promise<{ pending: Pending[]; upToDate: PushedQuantity[]; claimed: PushRow[] }> {
  // The time is read before the rows, so that every order imported by then is in them.
  const ordersRead = await findOrdersRead(context.db, context.store.id);
  const { safetyBuffer } = orderSettingsSchema.parse(context.store.orderSettings);
  const pending: Pending[] = [];
  const upToDate: PushedQuantity[] = [];
  const claimed: PushRow[] = [];
  for (const row of await loadPushRows(context.db, context.store, variationIds)) {
    if (row.claim === "claimed") {
      claimed.push(row);
      continue;
    }
    const input = {
      level: row.level,
      safetyBuffer,
      reservation: row.reservation,
      storeReduced: row.storeReduced,
      pushed: lastPushOf(row, ordersRead),
    };
    const plan = isForced || row.claim === "uncertain" ? planRecheck(input) : planPush(input);
    if (plan.kind === "push") pending.push({ row, plan });
    // Unimported units retain the time at which they were noticed.
    else if (plan.unimported.sold === 0 && plan.unimported.back === 0)
      upToDate.push({ row, quantity: plan.quantity, unimported: plan.unimported });
  }
  return { pending, upToDate, claimed };
}

function lastPushOf(row: PushRow, ordersRead: OrdersRead): LastPush | null {
  if (row.pushedQuantity === null || row.pushedAt === null) return null;
  return {
    quantity: row.pushedQuantity,
    storeReduced: row.pushedReduced ?? "0",
    unimported: row.pushedUnimported ?? "0",
    unimportedBack: row.pushedUnimportedBack ?? "0",
    isCaughtUp: isCaughtUp(ordersRead, row.variationId, row.pushedAt),
  };
}

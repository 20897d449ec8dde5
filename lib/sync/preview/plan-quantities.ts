import type { StoreContext } from "@/lib/sync/core/run-context";
import { planPushes } from "@/lib/sync/stock/plan-pushes";

export type PlannedQuantity = {
  /** The wanted quantity, whole units. */
  now: number;
  /** The last pushed quantity, a decimal string; null before the first push. */
  lastSent: string | null;
  isSent: boolean;
};

/**
 * Returns the quantities that the stock phase would send of linked variations, and of those that are up to date, by
 * variation id. What the store has sold meanwhile is not known here, and may make a push needless.
 */
export async function planQuantities(
  context: StoreContext,
  variationIds: readonly number[],
): Promise<Map<number, PlannedQuantity>> {
  if (!context.settings.updateFields.includes("quantity") || variationIds.length === 0) return new Map();
  const { pending, upToDate } = await planPushes(context, variationIds, false);
  const planned = new Map<number, PlannedQuantity>();
  for (const { row, plan } of pending)
    planned.set(row.variationId, { now: plan.wanted, lastSent: row.pushedQuantity, isSent: true });
  for (const { row, quantity } of upToDate)
    planned.set(row.variationId, { now: quantity, lastSent: row.pushedQuantity, isSent: false });
  return planned;
}

import type { Db } from "@/lib/db";
import { type BlockedVariations, loadBlockedVariations } from "../orders/queries/blocking-failures";
import { toImportSource } from "../orders/import-source";
import { pollOrders } from "../orders/poll-orders";
import { orderSettingsSchema } from "@/lib/sync/settings/order-settings";
import type { StoreContext } from "@/lib/sync/core/run-context";

/**
 * Polls the orders of a store once, before quantities are sent to it. False when there are more, so that the push waits
 * for another round. Requests nothing where orders are not imported.
 *
 * @throws WooError when the store refuses or does not answer
 */
export async function pollOrdersOnce({ db, client, store, deps }: StoreContext): Promise<boolean> {
  const current = await db.store.findUniqueOrThrow({ where: { id: store.id } });
  if (!orderSettingsSchema.parse(current.orderSettings).isEnabled) return true;
  const { isComplete } = await pollOrders(toImportSource(deps, current, client));
  return isComplete;
}

/**
 * Within that time a poll that read everything is not repeated before quantities are sent, as in a burst of sales or
 * before every slice of a large catalogue. The remote quantity shows newer orders (plan-push.ts, 3).
 */
export const CAUGHT_UP_IS_FRESH_MS = 30_000;

/** Whether a poll that read everything began within that time. */
export async function areOrdersFresh({ db, store }: StoreContext, withinMs: number): Promise<boolean> {
  const { watermark } = await findOrdersRead(db, store.id);
  return watermark !== null && Date.now() - watermark.getTime() < withinMs;
}

/** Each round reads up to 200 changed orders, so 2,000 in all. */
const MAX_ROUNDS = 10;

/**
 * Polls until every changed order is read; false when orders still change after the last round, or the deadline has
 * passed.
 *
 * @throws WooError when the store refuses or does not answer
 */
export async function pollOrdersToEnd(context: StoreContext): Promise<boolean> {
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    if (await pollOrdersOnce(context)) return true;
    if (context.deps.time?.isOver()) return false;
  }
  return false;
}

/** Up to when orders are imported, and what those that cannot be imported concern. */
export type OrdersRead = { watermark: Date | null; blocked: BlockedVariations };

/**
 * Returns the watermark up to which every order is imported: the start of the last poll that read them all. Null when
 * no poll has, or when orders are not imported. The variations of order failures are behind it.
 */
export async function findOrdersRead(db: Db, storeId: number): Promise<OrdersRead> {
  const store = await db.store.findUniqueOrThrow({
    where: { id: storeId },
    select: { ordersCaughtUpAt: true, orderSettings: true },
  });
  const blocked = await loadBlockedVariations(db, storeId);
  if (blocked === "all" || !orderSettingsSchema.parse(store.orderSettings).isEnabled)
    return { watermark: null, blocked };
  return { watermark: store.ordersCaughtUpAt, blocked };
}

/** Whether the orders of a variation from before a time are all imported. */
export function isCaughtUp({ watermark, blocked }: OrdersRead, variationId: number, before: Date): boolean {
  return watermark !== null && before < watermark && blocked !== "all" && !blocked.has(variationId);
}

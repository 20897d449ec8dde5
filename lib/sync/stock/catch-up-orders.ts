import type { Db } from "@/lib/db";
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

/** Each round reads up to 200 changed orders, so 2,000 in all. */
const MAX_ROUNDS = 10;

/**
 * Polls until every changed order is read; false when orders still change after the last round.
 *
 * @throws WooError when the store refuses or does not answer
 */
export async function pollOrdersToEnd(context: StoreContext): Promise<boolean> {
  for (let round = 0; round < MAX_ROUNDS; round += 1) if (await pollOrdersOnce(context)) return true;
  return false;
}

/**
 * Returns the watermark up to which every order is imported: the start of the last poll that read them all. Null when
 * no poll has, when orders are not imported, or when some could not be.
 */
export async function findOrdersWatermark(db: Db, storeId: number): Promise<Date | null> {
  const store = await db.store.findUniqueOrThrow({
    where: { id: storeId },
    select: { ordersCaughtUpAt: true, orderSettings: true, orderFailures: { take: 1, select: { remoteId: true } } },
  });
  if (!orderSettingsSchema.parse(store.orderSettings).isEnabled || store.orderFailures.length > 0) return null;
  return store.ordersCaughtUpAt;
}

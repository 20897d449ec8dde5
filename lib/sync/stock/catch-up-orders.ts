import type { Db } from "@/lib/db";
import { toImportSource } from "../orders/import-source";
import { pollOrders } from "../orders/poll-orders";
import { orderSettingsSchema } from "@/lib/sync/settings/order-settings";
import type { StoreContext } from "@/lib/sync/core/run-context";

/**
 * Reads the orders of a store once, before quantities go to it. False when there are more: what goes
 * out has to wait for another round. Reads nothing where orders are not imported.
 *
 * @throws WooError when the store refuses or does not answer
 */
export async function catchUpOrders({ db, client, store, deps }: StoreContext): Promise<boolean> {
  const current = await db.store.findUniqueOrThrow({ where: { id: store.id } });
  if (!orderSettingsSchema.parse(current.orderSettings).isEnabled) return true;
  const { isComplete } = await pollOrders(toImportSource(deps, current, client));
  return isComplete;
}

/** Each round reads up to 200 changed orders. */
const MAX_ROUNDS = 10;

/** The same until there is nothing left to read; false when somebody keeps changing orders. */
export async function catchUpToEnd(context: StoreContext): Promise<boolean> {
  for (let round = 0; round < MAX_ROUNDS; round += 1) if (await catchUpOrders(context)) return true;
  return false;
}

/**
 * Up to when everything the store had counted has come in: the start of the last poll that read all
 * of it. Null for never: not polled to the end yet, orders are not imported, or some could not be.
 */
export async function findCaughtUpAt(db: Db, storeId: number): Promise<Date | null> {
  const store = await db.store.findUniqueOrThrow({
    where: { id: storeId },
    select: { ordersCaughtUpAt: true, orderSettings: true, orderFailures: { take: 1, select: { remoteId: true } } },
  });
  if (!orderSettingsSchema.parse(store.orderSettings).isEnabled || store.orderFailures.length > 0) return null;
  return store.ordersCaughtUpAt;
}

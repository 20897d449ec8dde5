import { log } from "@/lib/log";
import { requestOptions } from "@/lib/sync/core/run-context";
import { MAX_STALLS } from "@/lib/sync/core/stalls";
import { recordStoreFault } from "@/lib/sync/core/store-fault";
import { findFault } from "@/lib/sync/orders/find-fault";
import { loadOrderContext } from "@/lib/sync/orders/load-order-context";
import { mapOrder } from "@/lib/sync/orders/map-order";
import { isInterruption } from "@/lib/woo/interrupted";
import { fetchOrder } from "@/lib/woo/resources/orders";
import { fetchRefunds } from "@/lib/woo/resources/refunds";
import { isWooError, type WooError } from "@/lib/woo/woo-error";
import type { PullContext } from "./pull-phase";
import type { TakenOrders } from "./pull-schema";

/** When the quantity of a variation was read: by the store's clock, and by that of the shop. */
export type ReadTime = { readAt: Date; answeredAt: Date };

/**
 * Fetches what the store had taken for some orders when its quantities were read, at least one order and then until the
 * time is over. The products are written by then, so a pull that cannot wait for the store any longer does without.
 *
 * @throws WooError when the store does not answer and the pull may wait for it
 * @throws Interrupted when the signal fires
 */
export async function fetchTaken(
  context: PullContext,
  remoteIds: ReadonlySet<number>,
  readTimes: ReadonlyMap<number, ReadTime>,
  known: TakenOrders,
): Promise<{ isWhole: boolean; takenOrders: TakenOrders }> {
  const { deps, db, pull, client } = context;
  const takenOrders = { ...known };
  let isBegun = false;
  for (const remoteId of remoteIds) {
    if (takenOrders[remoteId] !== undefined) continue;
    try {
      takenOrders[remoteId] = await fetchOne(context, remoteId, readTimes);
    } catch (error) {
      const fault = isWooError(error) ? await findFault({ client, retry: deps.retry }, error) : error;
      const isStopped = isInterruption(fault) || (isWooError(fault) && mayWait(pull, fault));
      // What was fetched is kept, and the next slice meets the store first.
      if (isStopped && isBegun) return { isWhole: false, takenOrders };
      if (isStopped || !isWooError(error)) throw fault;
      log.warn({ pullId: pull.id, remoteId, code: error.code }, "an order counts as unchanged in a pull");
      takenOrders[remoteId] = null;
      // The next orders would be refused as well.
      if (isWooError(fault)) {
        if (fault.concerns === "store") await recordStoreFault(db, pull.storeId, fault.code);
        return { isWhole: true, takenOrders };
      }
    }
    isBegun = true;
    if (deps.time?.isOver()) return { isWhole: false, takenOrders };
  }
  return { isWhole: true, takenOrders };
}

/** Remote line id → units. Empty for an order that is missing in the store. */
async function fetchOne(
  context: PullContext,
  remoteId: number,
  readTimes: ReadonlyMap<number, ReadTime>,
): Promise<Record<string, string>> {
  const { db, store, client } = context;
  try {
    const order = await fetchOrder(client, remoteId, requestOptions(context));
    const refunds = order.refunds.length === 0 ? [] : await fetchRefunds(client, remoteId, requestOptions(context));
    const stockReadAt = new Map([...readTimes].map(([variationId, { readAt }]) => [variationId, readAt]));
    const { lines } = mapOrder(order, refunds, { ...(await loadOrderContext(db, store, order)), stockReadAt });
    return Object.fromEntries(lines.map(({ remoteLineId, countedOut }) => [remoteLineId ?? 0, countedOut ?? "0"]));
  } catch (error) {
    if (isWooError(error) && error.code === "resource_missing") return {};
    throw error;
  }
}

function mayWait({ cancelRequestedAt, stalls }: PullContext["pull"], fault: WooError): boolean {
  return fault.retryable && cancelRequestedAt === null && stalls < MAX_STALLS;
}

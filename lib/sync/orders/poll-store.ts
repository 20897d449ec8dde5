import { hasModule } from "@/lib/auth/modules";
import type { Db } from "@/lib/db";
import { enqueue } from "@/lib/queue/enqueue";
import { orderSettingsSchema } from "@/lib/sync/settings/order-settings";
import { toImportSource } from "./import-source";
import { importMissedOrders } from "./import-missed";
import { missedJob, pollJob, reconcileJob } from "./jobs";
import { pollOrders } from "./poll-orders";
import { reconcileOrders } from "./reconcile-orders";
import { recordFault } from "@/lib/sync/core/record-fault";
import { type EngineDeps, loadJobContext, type StoreContext } from "@/lib/sync/core/run-context";

/** Enqueues a poll in the queue of a store's orders; deliveries run first. */
export async function enqueuePoll(db: Db, storeId: number): Promise<void> {
  await enqueue(db, pollJob, { storeId });
}

/**
 * Polls a store's orders once. Unread orders go to another job, so that deliveries run in between.
 *
 * @throws WooError when the store refuses or does not answer
 * @throws Interrupted when the process has to end
 */
export async function pollStore(deps: EngineDeps, storeId: number): Promise<void> {
  await withOrders(deps, storeId, async ({ db, client, store }) => {
    const { isComplete } = await pollOrders(toImportSource(deps, store, client));
    if (!isComplete) await enqueuePoll(db, store.id);
  });
}

/** Enqueues a reconciliation in the queue of a store's orders. Continues after remote id `afterId`. */
export async function enqueueReconcile(db: Db, storeId: number, afterId = 0): Promise<void> {
  await enqueue(db, reconcileJob, { storeId, afterId });
}

/**
 * Reconciles a store's orders after remote id `afterId`. What remains goes to another job, and after it the search for
 * missed orders begins.
 *
 * @throws WooError when the store refuses or does not answer
 * @throws Interrupted when the process has to end
 */
export async function reconcileStore(deps: EngineDeps, storeId: number, afterId = 0): Promise<void> {
  await withOrders(deps, storeId, async ({ db, client, store }) => {
    const { stoppedAt } = await reconcileOrders(toImportSource(deps, store, client), afterId);
    if (stoppedAt !== null) await enqueueReconcile(db, store.id, stoppedAt);
    else await enqueue(db, missedJob, { storeId: store.id });
  });
}

/**
 * Imports a store's missed orders from a page of the listing on. What remains goes to another job.
 *
 * @throws WooError when the store refuses or does not answer
 * @throws Interrupted when the process has to end
 */
export async function importMissedOf(deps: EngineDeps, storeId: number, page = 1): Promise<void> {
  await withOrders(deps, storeId, async ({ db, client, store }) => {
    const { nextPage } = await importMissedOrders(toImportSource(deps, store, client), page);
    if (nextPage !== null) await enqueue(db, missedJob, { storeId: store.id, page: nextPage });
  });
}

async function withOrders(
  deps: EngineDeps,
  storeId: number,
  work: (context: StoreContext) => Promise<void>,
): Promise<void> {
  const context = await loadJobContext(deps, storeId);
  if (
    !context ||
    !hasModule(context.business, "woocommerce") ||
    !orderSettingsSchema.parse(context.store.orderSettings).isEnabled
  )
    return;
  await recordFault(context, () => work(context));
}

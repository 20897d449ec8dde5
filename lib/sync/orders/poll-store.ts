import { hasModule } from "@/lib/auth/modules";
import type { Db } from "@/lib/db";
import { enqueue } from "@/lib/queue/enqueue";
import { orderSettingsSchema } from "@/lib/sync/settings/order-settings";
import { toImportSource } from "./import-source";
import { pollJob, reconcileJob } from "./jobs";
import { pollOrders } from "./poll-orders";
import { reconcileOrders } from "./reconcile-orders";
import { noteFault } from "@/lib/sync/core/note-fault";
import { type EngineDeps, loadJobContext, type StoreContext } from "@/lib/sync/core/run-context";

/** Puts a poll into the queue of a store's orders, behind those that webhooks announced. */
export async function enqueuePoll(db: Db, storeId: number): Promise<void> {
  await enqueue(db, pollJob, { storeId });
}

/** Polls the orders of a store once, which is bounded. What is left goes to another job, so that deliveries come in between. */
export async function pollStore(deps: EngineDeps, storeId: number): Promise<void> {
  await withOrders(deps, storeId, async ({ db, client, store }) => {
    const { isComplete } = await pollOrders(toImportSource(deps, store, client));
    if (!isComplete) await enqueuePoll(db, store.id);
  });
}

/** Puts the search for deleted orders into the queue of a store's orders, like a poll; it goes on after an id. */
export async function enqueueReconcile(db: Db, storeId: number, afterId = 0): Promise<void> {
  await enqueue(db, reconcileJob, { storeId, afterId });
}

/** Looks for orders that were deleted for good without a word. What is left goes to another job. */
export async function reconcileStore(deps: EngineDeps, storeId: number, afterId = 0): Promise<void> {
  await withOrders(deps, storeId, async ({ db, client, store }) => {
    const { stoppedAt } = await reconcileOrders(toImportSource(deps, store, client), afterId, deps.time?.isUp);
    if (stoppedAt !== null) await enqueueReconcile(db, store.id, stoppedAt);
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
  await noteFault(context, () => work(context));
}

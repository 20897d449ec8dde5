import { isModuleOn } from "./module";
import { orderSettingsSchema } from "./orders/order-settings";
import { pollOrders } from "./orders/poll-orders";
import { reconcileOrders } from "./orders/reconcile-orders";
import { noteFault } from "./note-fault";
import { type EngineDeps, loadJobContext, type StoreContext } from "./run-context";

/** Polls the orders of a store, again and again until it has read everything. */
export async function pollStore(deps: EngineDeps, storeId: number): Promise<void> {
  await withOrders(deps, storeId, async ({ db, client, store }) => {
    // Each round is bounded; so is their number, since somebody may be changing orders as we read.
    for (let round = 0; round < 50; round += 1) {
      const current = await db.store.findUniqueOrThrow({ where: { id: store.id } });
      const { isComplete } = await pollOrders({ db, client, store: current }, deps.retry ? { retry: deps.retry } : {});
      if (isComplete) return;
    }
  });
}

/** Looks for orders that were deleted for good without a word. */
export async function reconcileStore(deps: EngineDeps, storeId: number): Promise<void> {
  await withOrders(deps, storeId, async (source) => {
    await reconcileOrders(source);
  });
}

async function withOrders(deps: EngineDeps, storeId: number, work: (context: StoreContext) => Promise<void>): Promise<void> {
  const context = await loadJobContext(deps, storeId);
  if (!context || !isModuleOn(context.business) || !orderSettingsSchema.parse(context.store.orderSettings).isEnabled) return;
  await noteFault(context, () => work(context));
}

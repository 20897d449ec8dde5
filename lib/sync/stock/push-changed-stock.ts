import type { Db, Tx } from "@/lib/db";
import { enqueueJob, PRIORITY, storeQueue } from "@/lib/jobs/enqueue";
import { isModuleOn } from "../module";
import { orderSettingsSchema } from "../orders/order-settings";
import { pollOrders } from "../orders/poll-orders";
import { serveWaitingSales } from "../orders/serve-waiting";
import { recordFailures } from "../record";
import { type EngineDeps, loadStoreContext, type StoreContext } from "../run-context";
import { pushStock } from "./push-stock";

/** Looked for again from this long before: a movement's transaction may commit after we looked. */
const OVERLAP_MS = 2 * 60_000;
const VARIATIONS_PER_PUSH = 100;
/** One job is short; what is left follows in another. */
const MAX_PUSHES = 10;

/** Movements come in bursts (a sale has several lines): they go out together after this long. */
const DEBOUNCE_MS = 700;

/** Stores of a business that quantities are to go to. */
export async function enqueueStockPushes(db: Db, businessId: number): Promise<void> {
  const stores = await db.store.findMany({
    where: { businessId, faultCode: null, consumerKeyEnc: { not: null }, business: { modules: { has: "woocommerce" } } },
    select: { id: true, orderSettings: true },
  });
  for (const store of stores) {
    if (!orderSettingsSchema.parse(store.orderSettings).pushStock) continue;
    await enqueueStockPush(db, store.id);
  }
}

/** One waiting push per store is enough: it takes everything that changed until it starts. */
export async function enqueueStockPush(db: Db | Tx, storeId: number, delayMs = 0): Promise<void> {
  await enqueueJob(db, "stock.push", { storeId }, {
    queueName: storeQueue(storeId),
    jobKey: `stock-push-${storeId}`,
    priority: PRIORITY.stock,
    runAt: new Date(Date.now() + delayMs),
  });
}

/** Stock of a business moved: sales that wait for it are served, then the stores are told. */
export async function handleStockChanged(deps: EngineDeps, businessId: number): Promise<void> {
  await serveWaitingSales(deps.db, businessId);
  await enqueueStockPushes(deps.db, businessId);
}

/** Puts the job for a business's moved stock off a little, so that a burst of movements makes one. */
export async function enqueueStockChanged(db: Db, businessId: number): Promise<void> {
  const runAt = new Date(Date.now() + DEBOUNCE_MS);
  await enqueueJob(db, "stock.changed", { businessId }, { jobKey: `stock-changed-${businessId}`, priority: PRIORITY.stock, runAt });
}

/**
 * Sends the quantities of a store that changed since the last time: orders in first, then stock out
 * (see plan-push.ts). The mark moves last.
 *
 * @throws WooError when the store refuses or does not answer; the job is then tried again
 */
export async function pushChangedStock(deps: EngineDeps, storeId: number): Promise<void> {
  const context = await loadStoreContext(deps, storeId);
  if (!context || !isModuleOn(context.business) || context.store.faultCode !== null || !context.settings.updateFields.includes("quantity")) return;
  const { db, client } = context;
  const settings = orderSettingsSchema.parse(context.store.orderSettings);
  if (!settings.pushStock) return;
  const startedAt = new Date();
  if (settings.isEnabled) await pollOrders({ db, client, store: context.store }, deps.retry ? { retry: deps.retry } : {});
  const since = context.store.stockSentUpTo === null ? null : new Date(context.store.stockSentUpTo.getTime() - OVERLAP_MS);
  const isComplete = await pushPages(context, since);
  if (isComplete) await db.store.update({ where: { id: storeId }, data: { stockSentUpTo: startedAt } });
  else await enqueueStockPush(db, storeId);
}

async function pushPages(context: StoreContext, since: Date | null): Promise<boolean> {
  const { db, store } = context;
  let afterId = 0;
  for (let page = 0; page < MAX_PUSHES; page += 1) {
    const rows = await db.stockLevel.findMany({
      where: { locationId: store.locationId, variationId: { gt: afterId }, ...(since ? { changedAt: { gte: since } } : {}) },
      orderBy: { variationId: "asc" },
      take: VARIATIONS_PER_PUSH,
      select: { variationId: true },
    });
    const last = rows.at(-1);
    if (!last) return true;
    const { outcomes, fault } = await pushStock(context, rows.map((row) => row.variationId));
    await db.$transaction((tx) => recordFailures(tx, context, outcomes));
    if (fault) throw fault;
    afterId = last.variationId;
    if (rows.length < VARIATIONS_PER_PUSH) return true;
  }
  return false;
}


import type { Db } from "@/lib/db";
import { enqueue } from "@/lib/queue/enqueue";
import { isOtherType } from "@/lib/woo/resources/product-types";
import { listProductStock } from "@/lib/woo/resources/products";
import type { WooRemoteQuantity } from "@/lib/woo/resources/sellable";
import { listStockBySku } from "@/lib/woo/resources/stock-by-sku";
import { recordFailures } from "@/lib/sync/core/record-failures";
import { recordFault } from "@/lib/sync/core/record-fault";
import { type EngineDeps, requestOptions, type StoreContext } from "@/lib/sync/core/run-context";
import { pollOrdersToEnd } from "./catch-up-orders";
import type { Pending } from "./decide-quantities";
import { stockRecheckJob } from "./jobs";
import { loadPushContext } from "./load-push-context";
import { planPushes } from "./plan-pushes";
import { pushStockIsolated } from "./push-stock-isolated";
import { listPushedVariations } from "./queries/list-pushed-variations";

const VARIATIONS_PER_PAGE = 100;
/** A job ends after 1,000 variations, so that others of the store get their turn; the next job continues. */
const PAGES_PER_JOB = 10;

/** Enqueues a recheck of a store's quantities. Continues after variation `afterId`. */
export async function enqueueStockRecheck(db: Db, storeId: number, afterId = 0): Promise<void> {
  await enqueue(db, stockRecheckJob, { storeId, afterId });
}

/**
 * Compares every pushed quantity with the store's, and pushes those that differ from the expected one, as by a quantity
 * that a person typed into the store. What the push makes of a difference is plan-push.ts's decision. A thing whose SKU
 * is another one in the store is left to its next movement, if it is a variation.
 *
 * @throws WooError when the store does not answer; the job is then retried
 * @throws Interrupted when the process has to end
 */
export async function recheckStock(deps: EngineDeps, storeId: number, afterId = 0): Promise<void> {
  const context = await loadPushContext(deps, storeId);
  if (context) await recordFault(context, () => recheckFrom(context, afterId));
}

async function recheckFrom(context: StoreContext, start: number): Promise<void> {
  const { db, store, deps } = context;
  // At its beginning: a recheck that fails again and again begins anew the next night, not each minute.
  if (start === 0) await db.store.update({ where: { id: store.id }, data: { stockRecheckedAt: new Date() } });
  let afterId = start;
  for (let page = 0; page < PAGES_PER_JOB && !(page > 0 && deps.time?.isOver()); page += 1) {
    const ids = await listPushedVariations(db, store.id, afterId, VARIATIONS_PER_PAGE);
    if (!(await recheckPage(context, ids))) return enqueueStockRecheck(db, store.id, afterId);
    const last = ids.at(-1);
    if (last === undefined || ids.length < VARIATIONS_PER_PAGE) return;
    afterId = last;
  }
  await enqueueStockRecheck(db, store.id, afterId);
}

/** Returns false when orders still change, so that the page is to be repeated. */
async function recheckPage(context: StoreContext, variationIds: readonly number[]): Promise<boolean> {
  const beganAt = new Date();
  const different = await findDifferent(context, variationIds);
  if (different.length === 0) return true;
  // The orders that explain a difference are imported first.
  if (!(await pollOrdersToEnd(context))) return false;
  const { outcomes, fault } = await pushStockIsolated(context, different, { isForced: true });
  await context.db.$transaction((tx) => recordFailures(tx, context.store, beganAt, outcomes));
  if (fault) throw fault;
  return true;
}

/** Finds variations whose remote quantity is not the expected one, in two requests for a hundred. */
async function findDifferent(context: StoreContext, variationIds: readonly number[]): Promise<number[]> {
  const { pending } = await planPushes(context, variationIds, true);
  const products = pending.flatMap(({ row }) => (row.parentRemoteId === null ? [row.remoteId] : []));
  const skus = pending.flatMap(({ row }) => (row.parentRemoteId === null ? [] : [row.sku]));
  const remote = new Map<number, WooRemoteQuantity>();
  const options = requestOptions(context);
  if (products.length > 0)
    for await (const one of listProductStock(context.client, products, options)) remote.set(one.id, one);
  for await (const one of listStockBySku(context.client, skus, options)) remote.set(one.id, one);
  return pending.filter((item) => isDifferent(item, remote.get(item.row.remoteId))).map(({ row }) => row.variationId);
}

function isDifferent({ row, plan }: Pending, remote: WooRemoteQuantity | undefined): boolean {
  if (remote === undefined) return false;
  return remote.quantity !== plan.expected || (row.parentRemoteId === null && isOtherType(remote.type, "simple"));
}

import type { Db, Tx } from "@/lib/db";
import { enqueue } from "@/lib/queue/enqueue";
import { type PushCursor, stockChangedJob, stockPushJob } from "./jobs";
import { recordFault } from "@/lib/sync/core/record-fault";
import { orderSettingsSchema } from "@/lib/sync/settings/order-settings";
import { serveWaitingSales } from "../orders/serve-waiting";
import { recordFailures } from "@/lib/sync/core/record-failures";
import type { EngineDeps, StoreContext } from "@/lib/sync/core/run-context";
import {
  areOrdersFresh,
  CAUGHT_UP_IS_FRESH_MS,
  findOrdersRead,
  pollOrdersOnce,
  pollOrdersToEnd,
} from "./catch-up-orders";
import { loadPushContext } from "./load-push-context";
import { pushStockIsolated } from "./push-stock-isolated";
import { findCommittedUpTo } from "@/lib/sync/core/queries/find-committed-up-to";
import { listChangedVariations } from "./queries/list-changed-variations";

/** The search begins this long before the watermark, for a database whose clock was set back since, as by a failover. */
const OVERLAP_MS = 2 * 60_000;
const VARIATIONS_PER_PUSH = 100;
/** A job ends after 1,000 variations, so that others of the store get their turn; the next job continues. */
const MAX_PUSHES = 10;

/** Movements come in bursts (a sale has several lines) and are sent together after this long. */
const DEBOUNCE_MS = 700;

/** Enqueues a push for each connected store of a business that quantities are sent to. */
async function enqueueStockPushes(db: Db, businessId: number): Promise<void> {
  const stores = await db.store.findMany({
    where: {
      businessId,
      faultCode: null,
      consumerKeyEnc: { not: null },
      business: { modules: { has: "woocommerce" } },
    },
    select: { id: true, orderSettings: true },
  });
  for (const store of stores) {
    if (!orderSettingsSchema.parse(store.orderSettings).pushStock) continue;
    await enqueueStockPush(db, store.id);
  }
}

/** Enqueues the push of a store. A waiting push is replaced, because one takes everything that changed until it starts. */
export async function enqueueStockPush(db: Db | Tx, storeId: number, delayMs = 0): Promise<void> {
  await enqueue(db, stockPushJob, { storeId }, { runAt: new Date(Date.now() + delayMs) });
}

/** Processes moved stock of a business: serves sales that wait for it, then enqueues the pushes, also when a sale throws. */
export async function handleStockChanged(deps: EngineDeps, businessId: number): Promise<void> {
  try {
    await serveWaitingSales(deps.db, businessId, deps.time?.isOver);
  } finally {
    await enqueueStockPushes(deps.db, businessId);
  }
}

/** Enqueues the job for a business's moved stock, delayed so that a burst of movements makes one job. */
export async function enqueueStockChanged(db: Db, businessId: number): Promise<void> {
  const runAt = new Date(Date.now() + DEBOUNCE_MS);
  await enqueue(db, stockChangedJob, { businessId }, { runAt });
}

/**
 * Sends the quantities of a store that changed since the watermark, after its orders are imported (plan-push.ts). Orders
 * that were all read a moment ago are read again only where a remote quantity is unexpected. The watermark moves last. The next job continues from where this one stopped.
 *
 * @throws WooError when the store does not answer; the job is then retried
 */
export async function pushChangedStock(deps: EngineDeps, storeId: number, from?: PushCursor): Promise<void> {
  const context = await loadPushContext(deps, storeId);
  if (context) await recordFault(context, () => pushFrom(context, from));
}

async function pushFrom(context: StoreContext, from: PushCursor | undefined): Promise<void> {
  const { db, store } = context;
  const since = store.stockSentUpTo === null ? null : store.stockSentUpTo.getTime() - OVERLAP_MS;
  const cursor = from ?? {
    afterId: 0,
    since,
    startedAt: Date.now(),
    upTo: (await findCommittedUpTo(db)).getTime(),
    resets: store.stockResets,
  };
  const isPollSkipped = await areOrdersFresh(context, context.deps.ordersAreFreshMs ?? CAUGHT_UP_IS_FRESH_MS);
  if (!isPollSkipped && !(await pollOrdersOnce(context))) return enqueueNextPages(db, store.id, cursor);
  const stoppedAt = await pushPages(context, cursor, isPollSkipped);
  if (stoppedAt !== null) return enqueueNextPages(db, store.id, { ...cursor, afterId: stoppedAt });
  const upTo = new Date(cursor.upTo ?? cursor.startedAt);
  await db.store.updateMany({
    where: {
      id: store.id,
      stockResets: cursor.resets,
      OR: [{ stockSentUpTo: null }, { stockSentUpTo: { lt: upTo } }],
    },
    data: { stockSentUpTo: upTo },
  });
}

function enqueueNextPages(db: Db, storeId: number, from: PushCursor): Promise<void> {
  return enqueue(db, stockPushJob, { storeId, from });
}

/** Returns the last processed variation when there are more, null when all were processed. */
async function pushPages(
  context: StoreContext,
  { afterId: start, since, startedAt }: PushCursor,
  isPollSkipped: boolean,
): Promise<number | null> {
  const { db, store } = context;
  const { watermark } = await findOrdersRead(db, store.id);
  let pollOnDifference = isPollSkipped
    ? () => {
        pollOnDifference = undefined;
        return pollOrdersToEnd(context);
      }
    : undefined;
  let afterId = start;
  for (let page = 0; page < MAX_PUSHES; page += 1) {
    const from = { afterId, since: since === null ? null : new Date(since), ordersWatermark: watermark };
    const ids = await listChangedVariations(db, store, from, VARIATIONS_PER_PUSH);
    const last = ids.at(-1);
    if (last === undefined) return null;
    const { outcomes, fault } = await pushStockIsolated(context, ids, { pollOnDifference });
    await db.$transaction((tx) => recordFailures(tx, store, new Date(startedAt), outcomes));
    if (fault) throw fault;
    afterId = last;
    if (ids.length < VARIATIONS_PER_PUSH) return null;
    if (context.deps.time?.isOver()) break;
  }
  return afterId;
}

import { z } from "zod";
import type { Tx } from "@/lib/db";
import { type WooItemResult, sendBatch } from "@/lib/woo/batch";
import { paginate } from "@/lib/woo/paginate";
import { isWooError } from "@/lib/woo/woo-error";
import { type ProductAnswer, productAnswerSchema } from "../answers";
import type { Outcome } from "../record";
import { requestOptions, type StoreContext } from "../run-context";
import { orderSettingsSchema } from "../orders/order-settings";
import { settle, type Settled, stopsRun } from "../phases/settle";
import { forgetLinksOf, GONE_CODES } from "../forget-links";
import { loadPushRows, type PushRow } from "./load-push-rows";
import { forgetStockRule } from "./record-pushes";
import { findCaughtUpAt } from "./catch-up-orders";
import { askAnyway, type LastPush, payloadFor, planPush, type PushPayload, type Unseen, type WantedPush } from "./plan-push";

export type PushSummary = { outcomes: Outcome[]; settled: number; fault: Error | null };

type Pending = { row: PushRow; plan: WantedPush };
type ToSend = Pending & { target: number; unseen: Unseen; payload: PushPayload };

const quantitySchema = z.object({
  id: z.number().int().positive(),
  manage_stock: z.union([z.boolean(), z.string()]).optional(),
  stock_quantity: z.number().nullish(),
});

/**
 * Sends the quantities of up to a hundred variations, as far as they differ from what the store
 * should hold by our reckoning; see plan-push.ts for the invariant. Orders must have been polled
 * before. Remembers what was sent; the caller records the outcomes and then throws `fault`.
 */
export async function pushStock(context: StoreContext, variationIds: readonly number[], options: { isForced?: boolean } = {}): Promise<PushSummary> {
  // Before the rows: what had come in by then is in them.
  const caughtUpAt = await findCaughtUpAt(context.db, context.store.id);
  const rows = await loadPushRows(context.db, context.store, variationIds);
  const { safetyBuffer } = orderSettingsSchema.parse(context.store.orderSettings);
  const pending: Pending[] = [];
  const settled: Settlement[] = [];
  for (const row of rows) {
    const input = { level: row.level, safetyBuffer, reserved: row.reserved, storeReduced: row.storeReduced, pushed: lastPushOf(row, caughtUpAt) };
    const plan = options.isForced ? askAnyway(input) : planPush(input);
    if (plan.kind === "push") pending.push({ row, plan });
    // What is unseen keeps the time at which it was noticed.
    else if (plan.unseen.sold === 0 && plan.unseen.back === 0) settled.push({ row, quantity: plan.quantity, unseen: plan.unseen });
  }
  const toSend: ToSend[] = [];
  const held = await askQuantities(context, pending);
  for (const one of pending) {
    const there = held.get(one.row.remoteId);
    const { target, unseen, payload } = payloadFor(one.plan, there?.isCounted ? there.quantity : null);
    if (payload) toSend.push({ ...one, target, unseen, payload });
    else settled.push({ row: one.row, quantity: target, unseen });
  }
  await remember(context, settled);
  const { final, fault } = await send(context, toSend);
  const done = final.filter(({ result }) => result.ok);
  await forgetGone(context, final);
  await remember(context, done.map(({ item }) => ({ row: item.row, quantity: item.target, unseen: item.unseen })), { isTold: true });
  return { outcomes: final.map(toOutcome), settled: settled.length, fault };
}

function lastPushOf(row: PushRow, caughtUpAt: Date | null): LastPush | null {
  if (row.pushedQuantity === null || row.pushedAt === null) return null;
  return {
    quantity: row.pushedQuantity, storeReduced: row.pushedReduced ?? "0", unseen: row.pushedUnseen ?? "0", unseenBack: row.pushedUnseenBack ?? "0",
    isCaughtUp: caughtUpAt !== null && row.pushedAt < caughtUpAt,
  };
}

type Held = { isCounted: boolean; quantity: number | null };

/**
 * What the store holds now, by its own ids: a SKU may have been changed here and not sent yet. One
 * request for a hundred simple products, one for each parent. What is gone there is absent.
 */
async function askQuantities(context: StoreContext, pending: readonly Pending[]): Promise<Map<number, Held>> {
  const byPath = new Map<string, number[]>();
  for (const { row } of pending) {
    const path = row.parentRemoteId === null ? "products" : `products/${row.parentRemoteId}/variations`;
    byPath.set(path, [...(byPath.get(path) ?? []), row.remoteId]);
  }
  const held = new Map<number, Held>();
  await Promise.all([...byPath].map(([path, ids]) => askPath(context, path, ids, held)));
  return held;
}

async function askPath(context: StoreContext, path: string, include: number[], held: Map<number, Held>): Promise<void> {
  const query = { include, orderby: "id", order: "asc", status: "any", _fields: "id,manage_stock,stock_quantity" };
  try {
    for await (const { items } of paginate(context.client, path, query, quantitySchema, requestOptions(context))) {
      for (const item of items) held.set(item.id, { isCounted: item.manage_stock === true, quantity: item.stock_quantity ?? null });
    }
  } catch (error) {
    // The parent is gone: sending says so item by item.
    if (!isWooError(error) || error.retryable || stopsRun(error)) throw error;
  }
}

async function send(context: StoreContext, items: readonly ToSend[]): Promise<Settled<ToSend, ProductAnswer>> {
  const byPath = new Map<string, ToSend[]>();
  for (const item of items) {
    const path = item.row.parentRemoteId === null ? "products/batch" : `products/${item.row.parentRemoteId}/variations/batch`;
    byPath.set(path, [...(byPath.get(path) ?? []), item]);
  }
  const sent = await Promise.all([...byPath].map(([path, group]) => sendGroup(context, path, group)));
  return { final: sent.flatMap((one) => one.final), fault: sent.find((one) => one.fault)?.fault ?? null };
}

/**
 * A difference must not be sent twice: after a lost answer the batch is not repeated. The next push
 * asks again what the store holds, and goes on from there.
 */
async function sendGroup(context: StoreContext, path: string, group: readonly ToSend[]): Promise<Settled<ToSend, ProductAnswer>> {
  const options = { ...requestOptions(context), areUpdatesRepeatable: false };
  try {
    const batch = { update: group.map(({ row, payload }) => ({ id: row.remoteId, ...payload })) };
    const { update } = await sendBatch(context.client, path, batch, productAnswerSchema, options);
    return await settle(context, group.map((item, position): { item: ToSend; result: WooItemResult<ProductAnswer> | undefined } => ({ item, result: update[position] })));
  } catch (error) {
    if (isWooError(error)) return { final: [], fault: error };
    throw error;
  }
}

/** What the store no longer has is made anew by the next run, which the failure brings it into. */
async function forgetGone(context: StoreContext, final: Settled<ToSend, ProductAnswer>["final"]): Promise<void> {
  const gone = final.filter(({ result }) => !result.ok && GONE_CODES.has(result.error.code)).map(({ item }) => item.row);
  const products = gone.filter((row) => row.parentRemoteId === null).map((row) => row.productId);
  const variations = gone.filter((row) => row.parentRemoteId !== null).map((row) => row.variationId);
  if (gone.length > 0) await context.db.$transaction((tx) => forgetLinksOf(tx, context.store.id, { products, variations }));
}

type Settlement = { row: PushRow; quantity: number; unseen: Unseen };

async function remember(context: StoreContext, settlements: readonly Settlement[], { isTold = false } = {}): Promise<void> {
  const changed = settlements.filter(({ row, quantity, unseen }) =>
    Number(row.pushedQuantity ?? Number.NaN) !== quantity || row.pushedReduced !== row.storeReduced ||
    Number(row.pushedUnseen) !== unseen.sold || Number(row.pushedUnseenBack) !== unseen.back || unseen.sold + unseen.back > 0);
  if (changed.length === 0 && !isTold) return;
  await context.db.$transaction(async (tx) => {
    const counted = settlements.map(({ row }) => ({ ...row, isSimple: row.parentRemoteId === null }));
    if (isTold) await forgetStockRule(tx, context.store.id, counted);
    if (changed.length > 0) await writePushes(tx, context.store.id, changed);
  });
}

/** By our own clock, which the polls' beginnings are taken from as well. */
async function writePushes(tx: Tx, storeId: number, changed: readonly Settlement[]): Promise<void> {
  const rows = JSON.stringify(changed.map(({ row, quantity, unseen }) => ({
    variation_id: row.variationId, quantity, store_reduced: row.storeReduced, unseen: unseen.sold, unseen_back: unseen.back,
  })));
  await tx.$executeRaw`
    insert into stock_pushes (store_id, variation_id, quantity, store_reduced, unseen, unseen_back, pushed_at)
    select ${storeId}, r.variation_id, r.quantity, r.store_reduced, r.unseen, r.unseen_back, ${new Date()}::timestamptz
    from jsonb_to_recordset(${rows}::jsonb) as r(variation_id int, quantity numeric, store_reduced numeric, unseen numeric, unseen_back numeric)
    on conflict (store_id, variation_id) do update set quantity = excluded.quantity, store_reduced = excluded.store_reduced,
      unseen = excluded.unseen, unseen_back = excluded.unseen_back, pushed_at = excluded.pushed_at`;
}

function toOutcome({ item, result }: Settled<ToSend, ProductAnswer>["final"][number]): Outcome {
  return {
    entity: "stock", operation: "update", outcome: result.ok ? "done" : "failed", localId: item.row.variationId, productId: item.row.productId,
    remoteId: item.row.remoteId, label: item.row.label, sku: item.row.sku, error: result.ok ? null : result.error, sent: item.payload,
  };
}

import type { Tx } from "@/lib/db";
import { batchProducts } from "@/lib/woo/resources/products";
import type { WooStockWrite } from "@/lib/woo/resources/sellable";
import { batchVariations } from "@/lib/woo/resources/variations";
import type { WooError } from "@/lib/woo/woo-error";
import { type Outcome, toOutcome } from "@/lib/sync/core/outcomes";
import type { StoreContext } from "@/lib/sync/core/run-context";
import { touchLevelsOf } from "../orders/order-levels";
import { orderSettingsSchema } from "@/lib/sync/settings/order-settings";
import { sendItems } from "@/lib/sync/core/send-items";
import type { Answered, Fault } from "@/lib/sync/core/separate-fault";
import { forgetLinksOf, GONE_CODES } from "@/lib/sync/core/forget-links";
import { askQuantities, type Held } from "./ask-quantities";
import { loadPushRows, type PushRow } from "./load-push-rows";
import { forgetStockRule } from "@/lib/sync/core/record-pushes";
import { catchUpToEnd, findCaughtUpAt } from "./catch-up-orders";
import { askAnyway, type LastPush, payloadFor, planPush, type Unseen, type WantedPush } from "./plan-push";

export type PushSummary = { outcomes: Outcome[]; settled: number; fault: Fault | null };

type Pending = { row: PushRow; plan: WantedPush };
type ToSend = Pending & { target: number; unseen: Unseen; payload: WooStockWrite };
type AnsweredPush = Answered<ToSend, WooStockWrite, { id: number }>;

/**
 * Sends the quantities of up to a hundred variations, as far as they differ from what the store
 * should hold by our reckoning; see plan-push.ts for the invariant. Orders must have been read
 * before. Remembers what was sent; the caller records the outcomes and then throws `fault`. What
 * could not be told for a passing reason is looked at again by the next push.
 */
export async function pushStock(
  context: StoreContext,
  variationIds: readonly number[],
  options: { isForced?: boolean } = {},
): Promise<PushSummary> {
  const planned = await plan(context, variationIds, options.isForced ?? false);
  const settled = [...planned.settled];
  const heldOf = await askQuantities(
    context,
    planned.pending.map(({ row }) => row),
  );
  const { ready, putOff } = await readyToSend(context, planned.pending, heldOf);
  const toSend: ToSend[] = [];
  const refused: { item: PushRow; error: WooError }[] = [];
  for (const one of ready) {
    const held = heldOf(one.row);
    if (held.kind === "refused") {
      refused.push({ item: one.row, error: held.error });
      continue;
    }
    const { target, unseen, payload } = payloadFor(one.plan, actualOf(one, held));
    if (payload) toSend.push({ ...one, target, unseen, payload });
    else settled.push({ row: one.row, quantity: target, unseen });
  }
  await remember(context, settled);
  const { answered, fault } = await send(context, toSend);
  const done = answered.filter(({ result }) => result.ok);
  await forgetGone(context, answered);
  await remember(
    context,
    done.map(({ item }) => ({ row: item.row, quantity: item.target, unseen: item.unseen })),
    { isTold: true },
  );
  const passing = answered.filter(({ result }) => !result.ok && result.error.concerns === "line");
  await lookAgainAt(context, [...putOff, ...passing.map(({ item }) => item.row)]);
  return {
    outcomes: [...answered.map((one) => toOutcome(one, lineOf(one.item.row))), ...refused.map(toRefusal)],
    settled: settled.length,
    fault,
  };
}

async function plan(
  context: StoreContext,
  variationIds: readonly number[],
  isForced: boolean,
): Promise<{ pending: Pending[]; settled: Settlement[] }> {
  // Before the rows: what had come in by then is in them.
  const caughtUpAt = await findCaughtUpAt(context.db, context.store.id);
  const { safetyBuffer } = orderSettingsSchema.parse(context.store.orderSettings);
  const pending: Pending[] = [];
  const settled: Settlement[] = [];
  for (const row of await loadPushRows(context.db, context.store, variationIds)) {
    const input = {
      level: row.level,
      safetyBuffer,
      reserved: row.reserved,
      storeReduced: row.storeReduced,
      pushed: lastPushOf(row, caughtUpAt),
    };
    const plan = isForced ? askAnyway(input) : planPush(input);
    if (plan.kind === "push") pending.push({ row, plan });
    // What is unseen keeps the time at which it was noticed.
    else if (plan.unseen.sold === 0 && plan.unseen.back === 0)
      settled.push({ row, quantity: plan.quantity, unseen: plan.unseen });
  }
  return { pending, settled };
}

/**
 * What was never given before (a product matched by its SKU, or after a reset) has no figure to tell
 * an unseen order by. So orders are read once more after the store was asked: what it had sold by
 * then is in our figures, and what it sells afterwards is kept by sending a difference. An order that
 * came in with that reading may be from before or after the asking: its goods are put off.
 */
async function readyToSend(
  context: StoreContext,
  pending: readonly Pending[],
  heldOf: (row: PushRow) => Held,
): Promise<{ ready: Pending[]; putOff: PushRow[] }> {
  const isNew = ({ row, plan }: Pending) => plan.expected === null && heldOf(row).kind === "counted";
  const unknown = pending.filter(isNew).map(({ row }) => row);
  const ready = pending.filter((one) => !isNew(one));
  if (unknown.length === 0) return { ready, putOff: [] };
  if (!(await catchUpToEnd(context))) return { ready, putOff: unknown };
  const again = await plan(
    context,
    unknown.map((row) => row.variationId),
    true,
  );
  const before = new Map(unknown.map((row) => [row.variationId, row.storeReduced]));
  const isSame = ({ row }: Pending) => row.storeReduced === before.get(row.variationId);
  return {
    ready: [...ready, ...again.pending.filter(isSame)],
    putOff: again.pending.filter((one) => !isSame(one)).map(({ row }) => row),
  };
}

/** One that the listing left out: what it should hold is the best guess, and the difference is sent all the same. */
function actualOf({ plan }: Pending, held: Held): number | null {
  if (held.kind === "counted") return held.quantity;
  return held.kind === "absent" ? plan.expected : null;
}

/** As if its level had changed: the mark up to which quantities have been sent passes it otherwise. */
async function lookAgainAt({ db }: StoreContext, rows: readonly PushRow[]): Promise<void> {
  if (rows.length > 0)
    await db.$transaction((tx) =>
      touchLevelsOf(
        tx,
        rows.map((row) => row.variationId),
      ),
    );
}

function lastPushOf(row: PushRow, caughtUpAt: Date | null): LastPush | null {
  if (row.pushedQuantity === null || row.pushedAt === null) return null;
  return {
    quantity: row.pushedQuantity,
    storeReduced: row.pushedReduced ?? "0",
    unseen: row.pushedUnseen ?? "0",
    unseenBack: row.pushedUnseenBack ?? "0",
    isCaughtUp: caughtUpAt !== null && row.pushedAt < caughtUpAt,
  };
}

/**
 * A difference must not be sent twice: after a lost answer the batch is not repeated. The next push
 * asks again what the store holds, and goes on from there.
 */
async function send(
  context: StoreContext,
  items: readonly ToSend[],
): Promise<{ answered: AnsweredPush[]; fault: Fault | null }> {
  const byParent = new Map<number | null, ToSend[]>();
  for (const item of items) {
    const { parentRemoteId } = item.row;
    byParent.set(parentRemoteId, [...(byParent.get(parentRemoteId) ?? []), item]);
  }
  const sent = await Promise.all(
    [...byParent].map(([parentId, group]) =>
      sendItems<ToSend, WooStockWrite, { id: number }>(
        context,
        parentId === null ? batchProducts : batchVariations(parentId),
        group,
        {
          request: ({ row, payload }) => ({ remoteId: row.remoteId, payload }),
          areUpdatesRepeatable: false,
        },
      ),
    ),
  );
  return {
    answered: sent.flatMap((one) => one.answered),
    fault: sent.find((one) => one.fault)?.fault ?? null,
  };
}

/** What the store no longer has is made anew by the next run, which the failure brings it into. */
async function forgetGone(context: StoreContext, answered: readonly AnsweredPush[]): Promise<void> {
  const gone = answered
    .filter(({ result }) => !result.ok && GONE_CODES.has(result.error.code))
    .map(({ item }) => item.row);
  const products = gone.filter((row) => row.parentRemoteId === null).map((row) => row.productId);
  const variations = gone.filter((row) => row.parentRemoteId !== null).map((row) => row.variationId);
  if (gone.length > 0)
    await context.db.$transaction((tx) => forgetLinksOf(tx, context.store.id, { products, variations }));
}

type Settlement = { row: PushRow; quantity: number; unseen: Unseen };

async function remember(
  context: StoreContext,
  settlements: readonly Settlement[],
  { isTold = false } = {},
): Promise<void> {
  const changed = settlements.filter(
    ({ row, quantity, unseen }) =>
      Number(row.pushedQuantity ?? Number.NaN) !== quantity ||
      row.pushedReduced !== row.storeReduced ||
      Number(row.pushedUnseen) !== unseen.sold ||
      Number(row.pushedUnseenBack) !== unseen.back ||
      unseen.sold + unseen.back > 0,
  );
  if (changed.length === 0 && !isTold) return;
  await context.db.$transaction(async (tx) => {
    const counted = settlements.map(({ row }) => ({ ...row, isSimple: row.parentRemoteId === null }));
    if (isTold) await forgetStockRule(tx, context.store.id, counted);
    if (changed.length > 0) await writePushes(tx, context.store.id, changed);
  });
}

/** By our own clock, which the polls' beginnings are taken from as well. */
async function writePushes(tx: Tx, storeId: number, changed: readonly Settlement[]): Promise<void> {
  const rows = JSON.stringify(
    changed.map(({ row, quantity, unseen }) => ({
      variation_id: row.variationId,
      quantity,
      store_reduced: row.storeReduced,
      unseen: unseen.sold,
      unseen_back: unseen.back,
    })),
  );
  await tx.$executeRaw`
    insert into stock_pushes (store_id, variation_id, quantity, store_reduced, unseen, unseen_back, pushed_at)
    select ${storeId}, r.variation_id, r.quantity, r.store_reduced, r.unseen, r.unseen_back, ${new Date()}::timestamptz
    from jsonb_to_recordset(${rows}::jsonb) as r(variation_id int, quantity numeric, store_reduced numeric, unseen numeric, unseen_back numeric)
    on conflict (store_id, variation_id) do update set quantity = excluded.quantity, store_reduced = excluded.store_reduced,
      unseen = excluded.unseen, unseen_back = excluded.unseen_back, pushed_at = excluded.pushed_at`;
}

function toRefusal({ item, error }: { item: PushRow; error: WooError }): Outcome {
  return { ...lineOf(item), outcome: "failed", error };
}

function lineOf(row: PushRow) {
  return {
    entity: "stock",
    operation: "update",
    localId: row.variationId,
    productId: row.productId,
    remoteId: row.remoteId,
    label: row.label,
    sku: row.sku,
  } as const;
}

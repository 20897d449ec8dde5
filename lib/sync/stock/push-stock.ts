import { batchProducts } from "@/lib/woo/resources/products";
import type { WooStockWrite } from "@/lib/woo/resources/sellable";
import { batchVariations } from "@/lib/woo/resources/variations";
import type { WooError } from "@/lib/woo/woo-error";
import { type Outcome, toOutcome } from "@/lib/sync/core/outcomes";
import type { StoreContext } from "@/lib/sync/core/run-context";
import { touchLevels } from "@/lib/db/lock-levels";
import { orderSettingsSchema } from "@/lib/sync/settings/order-settings";
import { sendItems } from "@/lib/sync/core/send-items";
import type { Answered, Fault } from "@/lib/sync/core/separate-fault";
import { MISSING_CODES } from "@/lib/sync/core/missing-codes";
import { deleteProductLinks } from "@/lib/sync/core/delete-links";
import { fetchQuantities, type RemoteQuantity } from "./fetch-quantities";
import { loadPushRows, type PushRow } from "./queries/load-push-rows";
import { pollOrdersToEnd, findOrdersWatermark } from "./catch-up-orders";
import { type LastPush, payloadFor, planPush, planRecheck, type Unimported, type WantedPush } from "./plan-push";
import { type PushedQuantity, recordQuantities } from "./record-quantities";

export type PushSummary = { outcomes: Outcome[]; upToDate: number; fault: Fault | null };

type Pending = { row: PushRow; plan: WantedPush };
type ToSend = Pending & { target: number; unimported: Unimported; payload: WooStockWrite };
type AnsweredPush = Answered<ToSend, WooStockWrite, { id: number }>;

/**
 * Sends the quantities of up to a hundred variations where they differ from the expected quantity; plan-push.ts
 * states the invariant. Orders must have been read before. Records what was sent; the caller records the outcomes
 * and then throws `fault`. A variation that fails for a passing reason is rechecked by the next push.
 *
 * @throws WooError when the store as a whole refuses or does not answer while quantities or orders are fetched
 * @throws Interrupted when the process has to end or the run is cancelled
 */
export async function pushStock(
  context: StoreContext,
  variationIds: readonly number[],
  options: { isForced?: boolean } = {},
): Promise<PushSummary> {
  const planned = await plan(context, variationIds, options.isForced ?? false);
  const upToDate = [...planned.upToDate];
  const remoteQuantityOf = await fetchQuantities(
    context,
    planned.pending.map(({ row }) => row),
  );
  const { ready, deferred } = await readyToSend(context, planned.pending, remoteQuantityOf);
  const toSend: ToSend[] = [];
  const refused: { item: PushRow; error: WooError }[] = [];
  for (const pending of ready) {
    const remote = remoteQuantityOf(pending.row);
    if (remote.kind === "refused") {
      refused.push({ item: pending.row, error: remote.error });
      continue;
    }
    const { target, unimported, payload } = payloadFor(pending.plan, baseOf(pending, remote));
    if (payload) toSend.push({ ...pending, target, unimported, payload });
    else upToDate.push({ row: pending.row, quantity: target, unimported });
  }
  await recordQuantities(context, upToDate);
  const { answered, fault } = await send(context, toSend);
  const done = answered.filter(({ result }) => result.ok);
  await deleteLinksOfMissing(context, answered);
  await recordQuantities(
    context,
    done.map(({ item }) => ({ row: item.row, quantity: item.target, unimported: item.unimported })),
    { isSent: true },
  );
  const passing = answered.filter(({ result }) => !result.ok && result.error.concerns === "line");
  await recheckLater(context, [...deferred, ...passing.map(({ item }) => item.row)]);
  return {
    outcomes: [...answered.map((answer) => toOutcome(answer, lineOf(answer.item.row))), ...refused.map(toRefusal)],
    upToDate: upToDate.length,
    fault,
  };
}

async function plan(
  context: StoreContext,
  variationIds: readonly number[],
  isForced: boolean,
): Promise<{ pending: Pending[]; upToDate: PushedQuantity[] }> {
  // The time is read before the rows, so that every order imported by then is in them.
  const ordersWatermark = await findOrdersWatermark(context.db, context.store.id);
  const { safetyBuffer } = orderSettingsSchema.parse(context.store.orderSettings);
  const pending: Pending[] = [];
  const upToDate: PushedQuantity[] = [];
  for (const row of await loadPushRows(context.db, context.store, variationIds)) {
    const input = {
      level: row.level,
      safetyBuffer,
      reservation: row.reservation,
      storeReduced: row.storeReduced,
      pushed: lastPushOf(row, ordersWatermark),
    };
    const plan = isForced ? planRecheck(input) : planPush(input);
    if (plan.kind === "push") pending.push({ row, plan });
    // Unimported units retain the time at which they were noticed.
    else if (plan.unimported.sold === 0 && plan.unimported.back === 0)
      upToDate.push({ row, quantity: plan.quantity, unimported: plan.unimported });
  }
  return { pending, upToDate };
}

/**
 * A quantity that was never pushed (a product matched by its SKU, or after a reset) has no expected quantity that
 * shows an unimported order. Orders are read once more after the remote quantity was fetched: earlier sales are then
 * imported, and later ones survive because a difference is sent. An order imported by that reading may be from before
 * or after the fetch, so its variations are deferred.
 */
async function readyToSend(
  context: StoreContext,
  pending: readonly Pending[],
  remoteQuantityOf: (row: PushRow) => RemoteQuantity,
): Promise<{ ready: Pending[]; deferred: PushRow[] }> {
  const isNew = ({ row, plan }: Pending) => plan.expected === null && remoteQuantityOf(row).kind === "counted";
  const unknown = pending.filter(isNew).map(({ row }) => row);
  const ready = pending.filter((item) => !isNew(item));
  if (unknown.length === 0) return { ready, deferred: [] };
  if (!(await pollOrdersToEnd(context))) return { ready, deferred: unknown };
  const again = await plan(
    context,
    unknown.map((row) => row.variationId),
    true,
  );
  const before = new Map(unknown.map((row) => [row.variationId, row.storeReduced]));
  const isSame = ({ row }: Pending) => row.storeReduced === before.get(row.variationId);
  return {
    ready: [...ready, ...again.pending.filter(isSame)],
    deferred: again.pending.filter((item) => !isSame(item)).map(({ row }) => row),
  };
}

/** The quantity that the difference is based on; the expected quantity is the best guess where the listing leaves a thing out. */
function baseOf({ plan }: Pending, remote: RemoteQuantity): number | null {
  if (remote.kind === "counted") return remote.quantity;
  return remote.kind === "absent" ? plan.expected : null;
}

/** Touches the levels, because the watermark of sent quantities passes these variations otherwise. */
async function recheckLater({ db, store }: StoreContext, rows: readonly PushRow[]): Promise<void> {
  if (rows.length > 0)
    await db.$transaction((tx) =>
      touchLevels(
        tx,
        store.businessId,
        rows.map((row) => row.variationId),
      ),
    );
}

function lastPushOf(row: PushRow, ordersWatermark: Date | null): LastPush | null {
  if (row.pushedQuantity === null || row.pushedAt === null) return null;
  return {
    quantity: row.pushedQuantity,
    storeReduced: row.pushedReduced ?? "0",
    unimported: row.pushedUnimported ?? "0",
    unimportedBack: row.pushedUnimportedBack ?? "0",
    isCaughtUp: ordersWatermark !== null && row.pushedAt < ordersWatermark,
  };
}

/**
 * A difference must not be sent twice, so a batch is not repeated after a lost answer. The next push fetches the
 * remote quantity again and continues from there.
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
    answered: sent.flatMap((group) => group.answered),
    fault: sent.find((group) => group.fault)?.fault ?? null,
  };
}

/** Deletes the links of things missing in the store; their failure brings them into the next run, which creates them. */
async function deleteLinksOfMissing(context: StoreContext, answered: readonly AnsweredPush[]): Promise<void> {
  const missing = answered
    .filter(({ result }) => !result.ok && MISSING_CODES.has(result.error.code))
    .map(({ item }) => item.row);
  const products = missing.filter((row) => row.parentRemoteId === null).map((row) => row.productId);
  const variations = missing.filter((row) => row.parentRemoteId !== null).map((row) => row.variationId);
  if (missing.length > 0)
    await context.db.$transaction((tx) => deleteProductLinks(tx, context.store.id, { products, variations }));
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

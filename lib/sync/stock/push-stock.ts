import { type Outcome, toOutcome } from "@/lib/sync/core/outcomes";
import type { StoreContext } from "@/lib/sync/core/run-context";
import { touchLevels } from "@/lib/db/lock-levels";
import type { Fault } from "@/lib/sync/core/separate-fault";
import { MISSING_CODES } from "@/lib/sync/core/missing-codes";
import { deleteProductLinks } from "@/lib/sync/core/delete-links";
import { decideQuantities, type Pending, type Refusal } from "./decide-quantities";
import { fetchQuantities, type RemoteQuantity } from "./fetch-quantities";
import type { PushRow } from "./queries/load-push-rows";
import { pollOrdersToEnd } from "./catch-up-orders";
import { planPushes } from "./plan-pushes";
import { recordQuantities } from "./record-quantities";
import { sendClaimed } from "./send-claimed";
import type { AnsweredPush } from "./send-quantities";

export type PushSummary = { outcomes: Outcome[]; upToDate: number; fault: Fault | null };

export type PushOptions = {
  /** Whether every remote quantity is fetched, whatever is expected. */
  isForced?: boolean;
  /** Polls orders where a remote quantity is not the expected one; all is planned anew then. */
  pollOnDifference?: (() => Promise<unknown>) | undefined;
};

/**
 * Sends the quantities of up to a hundred variations where they differ from the expected quantity; plan-push.ts
 * states the invariant. Orders must have been read before. Records what was sent; the caller records the outcomes
 * and then throws `fault`. A variation that fails for a passing reason, or that another worker has claimed, is rechecked
 * by the next push.
 *
 * @throws WooError when the store as a whole refuses or does not answer while quantities or orders are fetched
 * @throws Interrupted when the process has to end or the run is cancelled
 */
export async function pushStock(
  context: StoreContext,
  variationIds: readonly number[],
  { isForced = false, pollOnDifference }: PushOptions = {},
): Promise<PushSummary> {
  const planned = await planPushes(context, variationIds, isForced);
  const remoteQuantityOf = await fetchQuantities(
    context,
    planned.pending.map(({ row }) => row),
  );
  if (pollOnDifference && planned.pending.some((item) => isUnexpected(item, remoteQuantityOf(item.row)))) {
    // An order that is read after the fetch may be from before or after it, so the quantities are fetched again.
    await pollOnDifference();
    return pushStock(context, variationIds, { isForced });
  }
  const { ready, deferred } = await readyToSend(context, planned.pending, remoteQuantityOf);
  const { toSend, atTarget, refused } = decideQuantities(ready, remoteQuantityOf);
  const upToDate = [...planned.upToDate, ...atTarget];
  await recordQuantities(context, upToDate);
  const { answered, fault, unclaimed } = await sendClaimed(context, toSend, async (answers) => {
    const done = answers.filter(({ result }) => result.ok);
    await deleteLinksOfMissing(context, answers);
    await recordQuantities(
      context,
      done.map(({ item }) => ({ row: item.row, quantity: item.target, unimported: item.unimported })),
      { isSent: true },
    );
  });
  const passing = answered.filter(({ result }) => !result.ok && result.error.concerns === "line");
  await recheckLater(context, [...planned.claimed, ...unclaimed, ...deferred, ...passing.map(({ item }) => item.row)]);
  return {
    outcomes: [...answered.map((answer) => toOutcome(answer, lineOf(answer.item.row))), ...refused.map(toRefusal)],
    upToDate: upToDate.length,
    fault,
  };
}

/** Whether the store may have counted an order that is not imported. A quantity that was never pushed has its own poll. */
function isUnexpected({ plan }: Pending, remote: RemoteQuantity): boolean {
  return plan.expected !== null && remote.kind === "counted" && remote.quantity !== plan.expected;
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
  const again = await planPushes(
    context,
    unknown.map((row) => row.variationId),
    true,
  );
  const before = new Map(unknown.map((row) => [row.variationId, row.storeReduced]));
  const isSame = ({ row }: Pending) => row.storeReduced === before.get(row.variationId);
  return {
    ready: [...ready, ...again.pending.filter(isSame)],
    deferred: [...again.claimed, ...again.pending.filter((item) => !isSame(item)).map(({ row }) => row)],
  };
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

function toRefusal({ item, error }: Refusal): Outcome {
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

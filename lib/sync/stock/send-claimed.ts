import type { StoreContext } from "@/lib/sync/core/run-context";
import type { Fault } from "@/lib/sync/core/separate-fault";
import { LOOK_GAP_MS } from "@/lib/woo/stand-still";
import type { ToSend } from "./decide-quantities";
import { whileClaimed } from "./hold-claims";
import { claimPushes, type PushClaim, releaseClaims } from "./queries/claim-pushes";
import type { PushRow } from "./queries/load-push-rows";
import { type AnsweredPush, sendQuantities } from "./send-quantities";

/** A store that goes on with a request whose answer was lost has done so by then, with batches of about five seconds. */
const LOOK_GAPS_AFTER_LOST = 6;

/**
 * Claims quantities, sends those that this worker has claimed, and lets `record` record the answers. A claim whose outcome
 * is not recorded, as after a lost answer or a crash, makes the next push fetch the remote quantity before it decides.
 *
 * @returns `unclaimed`: what another worker is sending, or has sent since it was planned
 */
export async function sendClaimed(
  context: StoreContext,
  items: readonly ToSend[],
  record: (answered: readonly AnsweredPush[]) => Promise<void>,
): Promise<{ answered: AnsweredPush[]; fault: Fault | null; unclaimed: PushRow[] }> {
  const { db, store } = context;
  const claimedAt = Date.now();
  const claims = await claimPushes(
    db,
    store.id,
    items.map(({ row }) => row),
  );
  const { claimed, unclaimed } = divide(items, claims);
  let ended: readonly PushClaim[] = claims;
  try {
    const { answered, fault } = await sendQuantities(whileClaimed(context, claims, claimedAt), claimed);
    await record(answered);
    const { lost, refused } = unrecordedOf(claims, answered);
    ended = refused;
    await releaseClaims(db, store.id, lost, LOOK_GAPS_AFTER_LOST * (context.deps.lookGapMs ?? LOOK_GAP_MS));
    return { answered, fault, unclaimed };
  } finally {
    await releaseClaims(db, store.id, ended, 0);
  }
}

/** Divides the claims without a record: those that the store may be carrying out, and those that it refused. */
function unrecordedOf(claims: readonly PushClaim[], answered: readonly AnsweredPush[]) {
  const results = new Map(answered.map(({ item, result }) => [item.row.variationId, result]));
  const lost: PushClaim[] = [];
  const refused: PushClaim[] = [];
  for (const claim of claims) {
    const result = results.get(claim.variationId);
    if (result === undefined || (!result.ok && result.maybeSent)) lost.push(claim);
    else if (!result.ok) refused.push(claim);
  }
  return { lost, refused };
}

function divide(items: readonly ToSend[], claims: readonly PushClaim[]): { claimed: ToSend[]; unclaimed: PushRow[] } {
  const versions = new Map(claims.map(({ variationId, version }) => [variationId, version]));
  const claimed: ToSend[] = [];
  const unclaimed: PushRow[] = [];
  for (const item of items) {
    const version = versions.get(item.row.variationId);
    if (version === undefined) unclaimed.push(item.row);
    else claimed.push({ ...item, row: { ...item.row, version } });
  }
  return { claimed, unclaimed };
}

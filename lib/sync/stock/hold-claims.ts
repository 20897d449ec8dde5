import type { StoreContext } from "@/lib/sync/core/run-context";
import { checkBefore } from "@/lib/woo/check-before";
import { Interrupted } from "@/lib/woo/interrupted";
import { CLAIM_SECONDS, type PushClaim, renewClaims } from "./queries/claim-pushes";

/** A request of 30 s that begins before that ends within the claim. */
const RENEW_AFTER_MS = (CLAIM_SECONDS * 1000) / 3;

/**
 * Returns a context whose requests are sent only while the claims hold. A worker that was suspended, and taken for dead,
 * thereby sends nothing once another has taken its claims over.
 *
 * @param claimedAt time before the claims were made, in ms since 1970
 */
export function whileClaimed(context: StoreContext, claims: readonly PushClaim[], claimedAt: number): StoreContext {
  let heldSince = claimedAt;
  const client = checkBefore(context.client, async () => {
    const now = Date.now();
    // Of a clock that was set back nothing is known.
    if (now >= heldSince && now - heldSince < RENEW_AFTER_MS) return;
    if (!(await renewClaims(context.db, context.store.id, claims))) throw new Interrupted();
    heldSince = now;
  });
  return { ...context, client };
}

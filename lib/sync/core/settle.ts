import type { WooItemResult, WooSentItem } from "@/lib/woo/batch";
import { Interrupted } from "@/lib/woo/interrupted";
import { isWooError, type WooError } from "@/lib/woo/woo-error";
import { probeStore } from "./probe-store";
import type { StoreContext } from "./run-context";

/** Whether the store refused this item for good, and nothing is said of the others; all else is for whoever called. */
export function failsAlone(error: unknown): error is WooError {
  return isWooError(error) && !error.retryable && error.concerns !== "store";
}

export type Settled<I, T> = {
  /** Answered for good: done, or failed for a reason of its own. */
  final: { item: I; result: WooItemResult<T> }[];
  /** Why the others have no answer; they are left for the next try of the slice. */
  fault: WooError | Interrupted | null;
};

/**
 * Tells items that failed from a store that failed. For those that got no answer the store is asked
 * something trivial: if it answers, it is well and the items are what it can't digest. That others
 * of the batch were answered says nothing: the store may have gone away after the first half.
 *
 * Callers record `final`, then throw `fault`.
 */
export async function settle<I, T>(
  context: StoreContext,
  pairs: { item: I; result: WooSentItem<T> | undefined }[],
): Promise<Settled<I, T>> {
  const final: Settled<I, T>["final"] = [];
  const passing: Settled<I, T>["final"] = [];
  let fault: Settled<I, T>["fault"] = null;
  for (const { item, result } of pairs) {
    if (!result) continue;
    if (result.ok) final.push({ item, result });
    else if (result.error === null) fault ??= new Interrupted();
    else if (result.error.concerns === "item") final.push({ item, result });
    // The item may be what the store can't digest, or a firewall does not like.
    else if (result.error.concerns === "line" && result.error.splittable) passing.push({ item, result });
    else fault ??= result.error;
  }
  if (passing.length > 0 && fault === null) {
    const { client, limiter, deps, abort } = context;
    fault = await probeStore(client, { limiter, retry: deps.retry, signal: abort.signal });
    if (fault === null) final.push(...passing);
  }
  return { final, fault };
}

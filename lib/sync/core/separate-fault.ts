import type { WooItemResult, WooSentItem } from "@/lib/woo/batch";
import { Interrupted } from "@/lib/woo/interrupted";
import { isWooError, type WooError } from "@/lib/woo/woo-error";
import { probeStore } from "./probe-store";
import type { StoreContext } from "./run-context";

/** Whether the store refused this item for good, and nothing is said of the others; all else is for whoever called. */
export function failsAlone(error: unknown): error is WooError {
  return isWooError(error) && !error.retryable && error.concerns !== "store";
}

/** An item, the payload it went out with, and what came of it; undefined when nothing did. */
export type Unanswered<I, W, A> = { item: I; sent: W; result: WooSentItem<A> | undefined };

/** The same, answered for good: done, or failed for a reason of its own. */
export type Answered<I, W, A> = { item: I; sent: W; result: WooItemResult<A> };

/** Why items have no answer; they are left for the next try of the slice. */
export type Fault = WooError | Interrupted;

/**
 * Tells items that failed from a store that failed. For those that got no answer the store is asked
 * something trivial: if it answers, it is well and the items are what it can't digest. That others
 * of the batch were answered says nothing: the store may have gone away after the first half.
 */
export async function separateFault<I, W, A>(
  context: StoreContext,
  all: readonly Unanswered<I, W, A>[],
): Promise<{ answered: Answered<I, W, A>[]; fault: Fault | null }> {
  const answered: Answered<I, W, A>[] = [];
  const passing: Answered<I, W, A>[] = [];
  let fault: Fault | null = null;
  for (const { item, sent, result } of all) {
    if (!result) continue;
    if (result.ok) answered.push({ item, sent, result });
    else if (result.error === null) fault ??= new Interrupted();
    else if (result.error.concerns === "item") answered.push({ item, sent, result });
    // The item may be what the store can't digest, or a firewall does not like.
    else if (result.error.concerns === "line" && result.error.splittable) passing.push({ item, sent, result });
    else fault ??= result.error;
  }
  if (passing.length > 0 && fault === null) {
    const { client, limiter, deps, abort } = context;
    fault = await probeStore(client, { limiter, retry: deps.retry, signal: abort.signal });
    if (fault === null) answered.push(...passing);
  }
  return { answered, fault };
}

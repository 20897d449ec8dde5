import type { WooItemResult, WooSentItem } from "@/lib/woo/batch-items";
import { Interrupted } from "@/lib/woo/interrupted";
import { isWooError, type WooError } from "@/lib/woo/woo-error";
import { probeStore } from "./probe-store";
import type { StoreContext } from "./run-context";

/** Whether the store refused this item finally, without meaning for other items. The caller throws all other errors. */
export function failsAlone(error: unknown): error is WooError {
  return isWooError(error) && !error.retryable && error.concerns !== "store";
}

/** An item, its payload as sent, and the result; undefined when the item was not reached. */
export type Unanswered<I, W, A> = { item: I; sent: W; result: WooSentItem<A> | undefined };

/** An item with its final answer: done, or failed for a reason of its own. */
export type Answered<I, W, A> = { item: I; sent: W; result: WooItemResult<A> };

/** Why items have no final answer. They are left for the next attempt at the slice. */
export type Fault = WooError | Interrupted;

/**
 * Classifies the answers of a batch into final ones and a fault of the store.
 *
 * Unanswered items are followed by a probe: when the store answers it, the items are what the store
 * cannot process. Answers to other items of the batch prove nothing, since the store may have failed
 * after the first half.
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
    // The store may be unable to process the item, or a firewall may block it.
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

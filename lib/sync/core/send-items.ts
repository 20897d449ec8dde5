import type { SendBatchOptions, WooBatchCall } from "@/lib/woo/batch";
import type { WooBatchItem, WooBatchResult, WooSentItem } from "@/lib/woo/batch-items";
import { isInterruption } from "@/lib/woo/interrupted";
import { isWooError } from "@/lib/woo/woo-error";
import { MISSING_CODES } from "./missing-codes";
import { requestOptions, type StoreContext } from "./run-context";
import { type Answered, type Fault, separateFault, type Unanswered } from "./separate-fault";

export type SendItemsOptions<I, W, A> = Pick<SendBatchOptions, "timeoutMs" | "areUpdatesRepeatable"> & {
  /** Returns an item's remote id, null to create it, and its payload. Called once per request of the item. */
  request: (item: I) => { remoteId: number | null; payload: W };
  /**
   * The items have a parent. A batch refused because the parent is missing fails each item, and is no
   * fault of the store.
   */
  hasParent?: boolean;
  /** Fetches an item whose answer was lost; null when the store does not have what was sent. */
  readBack?: (item: I) => Promise<A | null>;
};

/**
 * Sends items to a store: creates and updates in one batch, each answer paired with its item, and items
 * that failed separated from a store that failed.
 *
 * @returns the final answers, and the fault that left the other items unanswered. The caller records
 *   the answers, then throws the fault; unanswered items are left for the next attempt at the slice
 */
export async function sendItems<I, W extends WooBatchItem, A>(
  context: StoreContext,
  call: WooBatchCall<W, A>,
  items: readonly I[],
  { request, hasParent = false, readBack, ...options }: SendItemsOptions<I, W, A>,
): Promise<{ answered: Answered<I, W, A>[]; fault: Fault | null }> {
  if (items.length === 0) return { answered: [], fault: null };
  const requests = items.map((item) => ({ item, ...request(item) }));
  const creates = requests.filter((one) => one.remoteId === null);
  const updates = requests.flatMap((one) => (one.remoteId === null ? [] : [{ ...one, remoteId: one.remoteId }]));
  const batch = {
    create: creates.map((one) => one.payload),
    update: updates.map((one) => ({ id: one.remoteId, ...one.payload })),
  };
  let results: WooBatchResult<A>;
  try {
    results = await call(context.client, batch, { ...requestOptions(context), ...options });
  } catch (error) {
    if (!isWooError(error)) throw error;
    if (!hasParent || !MISSING_CODES.has(error.code)) return { answered: [], fault: error };
    const refusal = { ok: false, error, maybeSent: false } as const;
    results = { create: creates.map(() => refusal), update: updates.map(() => refusal) };
  }
  const sent = [...pair(creates, results.create), ...pair(updates, results.update)];
  return separateFault(context, readBack ? await Promise.all(sent.map((one) => lookUp(one, readBack))) : sent);
}

function pair<I, W, A>(
  requests: readonly { item: I; payload: W }[],
  results: readonly WooSentItem<A>[],
): Unanswered<I, W, A>[] {
  return requests.map(({ item, payload }, position) => ({ item, sent: payload, result: results[position] }));
}

/** The store may have carried out a request whose answer was lost. What it has then counts as its answer. */
async function lookUp<I, W, A>(
  one: Unanswered<I, W, A>,
  readBack: (item: I) => Promise<A | null>,
): Promise<Unanswered<I, W, A>> {
  const { result } = one;
  if (!result || result.ok || result.error === null || !result.maybeSent) return one;
  try {
    const data = await readBack(one.item);
    return data === null ? one : { ...one, result: { ok: true, data } };
  } catch (error) {
    // The other answers are recorded first. The fault of the store, or the signal, ends the work after that.
    if (isWooError(error) || isInterruption(error)) return one;
    throw error;
  }
}

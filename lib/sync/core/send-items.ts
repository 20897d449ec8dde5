import type { SendBatchOptions, WooBatchCall, WooBatchItem, WooBatchResult, WooSentItem } from "@/lib/woo/batch";
import { isInterruption } from "@/lib/woo/interrupted";
import { isWooError } from "@/lib/woo/woo-error";
import { GONE_CODES } from "./forget-links";
import { requestOptions, type StoreContext } from "./run-context";
import { type Answered, type Fault, separateFault, type Unanswered } from "./separate-fault";

export type SendItemsOptions<I, W, A> = Pick<SendBatchOptions, "timeoutMs" | "areUpdatesRepeatable"> & {
  /** How an item goes out: its id in the store, null to create it, and its payload. Asked once for each time it is sent. */
  request: (item: I) => { remoteId: number | null; payload: W };
  /** The items are below a parent: a batch refused because that is gone fails each of them, and says nothing of the store. */
  hasParent?: boolean;
  /** Asks what the store holds of an item whose answer was lost; null when that is not what was sent. */
  readBack?: (item: I) => Promise<A | null>;
};

/**
 * The one way in which items go to a store: creates and updates in one batch, each answer put to its
 * item, and items that failed told from a store that failed.
 *
 * @returns what is answered for good, and why the others are not. The caller records the answers and
 *   then throws the fault; what has no answer is left for the next try of the slice
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
    if (!hasParent || !GONE_CODES.has(error.code)) return { answered: [], fault: error };
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

/** After a lost answer the store may have done what it was asked: what it holds then counts as its answer. */
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
    // What is answered already goes on record first; the store, or the signal, ends the work after that.
    if (isWooError(error) || isInterruption(error)) return one;
    throw error;
  }
}

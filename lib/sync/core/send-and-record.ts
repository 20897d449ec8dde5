import type { WooBatchCall } from "@/lib/woo/batch";
import type { WooBatchItem } from "@/lib/woo/batch-items";
import type { StoreContext } from "./run-context";
import { sendItems, type SendItemsOptions } from "./send-items";
import type { Answered } from "./separate-fault";

/** The answer is the item's outcome (stands), the item is sent once more (again), or the caller replans it (left). */
export type Decision<I> = { kind: "stands" } | { kind: "again"; item: I } | { kind: "left" };

export const STANDS = { kind: "stands" } as const;
export const LEFT = { kind: "left" } as const;

export type RecordSteps<I, W, A> = {
  /** Classifies an answer; rounds count from 1. Without this step, every answer stands. */
  decide?: (one: Answered<I, W, A>, round: number) => Decision<I> | Promise<Decision<I>>;
  /** Writes the links, entries and counters of a round, before anything else is sent. */
  record: (stands: readonly Answered<I, W, A>[], left: readonly Answered<I, W, A>[]) => Promise<void>;
};

export type SendSteps<I, W, A> = SendItemsOptions<I, W, A> &
  RecordSteps<I, W, A> & {
    /** Chooses the items of the next round, at least one. Without this step, all waiting items are sent. */
    pick?: (waiting: readonly I[]) => readonly I[];
  };

/**
 * Sends, decides and records, round by round, until each item has its outcome. The answers of a round
 * are recorded before the next round begins, and before a fault is thrown.
 *
 * @returns the answers that `decide` left to the caller
 * @throws WooError when the store as a whole refuses or does not answer
 * @throws Interrupted when the signal fires
 */
export async function sendAndRecord<I, W extends WooBatchItem, A>(
  context: StoreContext,
  call: WooBatchCall<W, A>,
  items: readonly I[],
  steps: SendSteps<I, W, A>,
): Promise<Answered<I, W, A>[]> {
  const { decide, record, pick, ...options } = steps;
  const left: Answered<I, W, A>[] = [];
  let waiting = [...items];
  for (let round = 1; waiting.length > 0; round += 1) {
    const now = new Set(pick ? pick(waiting) : waiting);
    const { answered, fault } = await sendItems(context, call, [...now], options);
    const decided = await decideAndRecord(answered, { ...(decide ? { decide } : {}), record }, round);
    if (fault) throw fault;
    left.push(...decided.left);
    waiting = [...waiting.filter((item) => !now.has(item)), ...decided.again];
  }
  return left;
}

/** Decides and records one round of answers, for answers that did not come from a batch. */
export async function decideAndRecord<I, W, A>(
  answered: readonly Answered<I, W, A>[],
  { decide, record }: RecordSteps<I, W, A>,
  round: number,
): Promise<{ again: I[]; left: Answered<I, W, A>[] }> {
  const stands: Answered<I, W, A>[] = [];
  const again: I[] = [];
  const left: Answered<I, W, A>[] = [];
  // One after the other, in the order of the answers: a decision may depend on earlier ones.
  for (const one of answered) {
    const decision = decide ? await decide(one, round) : STANDS;
    if (decision.kind === "again") again.push(decision.item);
    else (decision.kind === "left" ? left : stands).push(one);
  }
  if (stands.length + left.length > 0) await record(stands, left);
  return { again, left };
}

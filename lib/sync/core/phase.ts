import type { NextItem } from "./next-item";
import type { CounterDelta } from "./outcomes";
import type { RunContext } from "./run-context";
import type { RunCursor } from "./run-cursor";

/**
 * Where the next slice begins, and the counters of items that needed no request and have no entry.
 * Both are written in one transaction, so that a repeated slice is counted once.
 */
export type SliceEnd = { next: RunCursor; unlogged: CounterDelta };

/** One part of a run. A step processes one slice and returns where the next slice begins. */
export type Phase = {
  /** Returns how many items the phase will process, for the progress bar. */
  count(context: RunContext): Promise<number>;
  /**
   * Processes the slice after `cursor`, and returns null when nothing is left. Idempotent: items that
   * an interrupted attempt has recorded are neither sent nor counted again.
   *
   * @throws WooError when the store as a whole refuses or does not answer
   * @throws Interrupted when the signal fires
   */
  step(context: RunContext, cursor: RunCursor): Promise<SliceEnd | null>;
  /**
   * Finds the next item, so that an item that causes an unexpected exception fails alone; null when nothing is left.
   * A phase that has it takes one item a slice where the cursor says so (sliceLimit).
   */
  findNext?: (context: RunContext, cursor: RunCursor) => Promise<NextItem | null>;
};

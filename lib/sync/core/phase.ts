import type { CounterDelta } from "./outcomes";
import type { RunContext } from "./run-context";
import type { RunCursor } from "./run-cursor";

/**
 * Where the next slice begins, and what to count for items that needed no request and have no log
 * line. Both are written in one transaction: a slice that is repeated is counted once.
 */
export type SliceEnd = { next: RunCursor; quiet: CounterDelta };

/** One part of a run. A step deals with one slice and says where the next one begins. */
export type Phase = {
  /** How many items the phase will look at, for the progress bar. */
  count(context: RunContext): Promise<number>;
  /**
   * Deals with the slice after `cursor`. Safe to repeat: what an earlier, interrupted try has
   * already recorded is not sent and not counted again. Returns null when nothing is left.
   * Throws a WooError when the store as a whole refuses or does not answer.
   */
  step(context: RunContext, cursor: RunCursor): Promise<SliceEnd | null>;
};

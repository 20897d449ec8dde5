import { sleep } from "./retry";

/** Time as the engine sees it; tests pass one that does not really wait. */
export type Clock = {
  /** Milliseconds of a steady clock, which no correction of the time moves. */
  now: () => number;
  /** Resolves after `ms`, or as soon as the signal fires. */
  wait: (ms: number, signal?: AbortSignal) => Promise<void>;
};

export const REAL_CLOCK: Clock = { now: () => performance.now(), wait: sleep };

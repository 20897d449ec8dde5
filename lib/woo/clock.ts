import { sleep } from "./retry";

/** Time as the engine sees it; tests pass one that does not really wait. */
export type Clock = {
  /** Epoch milliseconds. */
  now: () => number;
  /** Resolves after `ms`, or as soon as the signal fires. */
  wait: (ms: number, signal?: AbortSignal) => Promise<void>;
};

export const REAL_CLOCK: Clock = { now: Date.now, wait: sleep };

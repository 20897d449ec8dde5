import { setImmediate as nextTick } from "node:timers/promises";

export type VirtualClock = {
  /** Milliseconds since the start. */
  now: () => number;
  /** Resolves when `advance` has moved the clock that far. */
  sleep: (ms: number) => Promise<void>;
  /** Moves the clock, and lets sleepers that are due go on one after another. */
  advance: (ms: number) => Promise<void>;
};

/** Rounds of the event loop that a sleeper gets to reach its next sleep, database and sockets not included. */
const ROUNDS_PER_SLEEPER = 5;

/** A clock that only moves when it is told to, so that waiting takes no time in tests. */
export function createVirtualClock(): VirtualClock {
  let nowMs = 0;
  let sleepers: { atMs: number; wake: () => void }[] = [];
  const settle = async () => {
    for (let round = 0; round < ROUNDS_PER_SLEEPER; round += 1) await nextTick();
  };
  return {
    now: () => nowMs,
    sleep: (ms) =>
      new Promise((resolve) => {
        sleepers.push({ atMs: nowMs + ms, wake: resolve });
      }),
    async advance(ms) {
      const untilMs = nowMs + ms;
      await settle();
      for (;;) {
        const due = sleepers.filter(({ atMs }) => atMs <= untilMs).sort((a, b) => a.atMs - b.atMs)[0];
        if (!due) break;
        nowMs = Math.max(nowMs, due.atMs);
        sleepers = sleepers.filter((sleeper) => sleeper !== due);
        due.wake();
        await settle();
      }
      nowMs = Math.max(nowMs, untilMs);
    },
  };
}

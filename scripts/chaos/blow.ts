import fc from "fast-check";

/**
 * What happens to a running shop:
 * - `killServer`, `killWorker`: the process ends at once, by SIGKILL, and is started again;
 * - `restartDatabase`: PostgreSQL is shut down and started;
 * - `cutConnections`: every connection to it is ended;
 * - `storeAway`: the host answers 503 for some seconds;
 * - `loseAnswers`: the store carries out the next requests, and their answers are lost.
 */
export const BLOWS = [
  "killWorker",
  "killServer",
  "cutConnections",
  "restartDatabase",
  "storeAway",
  "loseAnswers",
] as const;
export type Blow = (typeof BLOWS)[number];

/** A blow, and the pause before it; milliseconds. */
export type TimedBlow = { blow: Blow; afterMs: number };

const MIN_PAUSE_MS = 300;
const MAX_PAUSE_MS = 6_000;

/** The blows of a seed, enough for any duration. The first ones are one of each, so that none is missing. */
export function blowsOf(seed: number, count: number): TimedBlow[] {
  const afterMs = fc.integer({ min: MIN_PAUSE_MS, max: MAX_PAUSE_MS });
  const pauses = fc.sample(afterMs, { seed, numRuns: count });
  const [first = []] = fc.sample(fc.shuffledSubarray([...BLOWS], { minLength: BLOWS.length }), { seed, numRuns: 1 });
  const rest = fc.sample(fc.constantFrom(...BLOWS), { seed, numRuns: count });
  return pauses.map((pause, position) => ({
    blow: first[position] ?? rest[position] ?? BLOWS[0],
    afterMs: pause,
  }));
}

import fc from "fast-check";

/**
 * What happens to a running shop:
 * - `killServer`, `killWorker`: the process ends at once, by SIGKILL, and is started again;
 * - `restartDatabase`: PostgreSQL is shut down and started;
 * - `cutConnections`: every connection to it is ended;
 * - `fillDisk`: no byte is free on the database's disk for some seconds;
 * - `storeAway`: the host answers 503 for some seconds;
 * - `loseAnswers`: the store carries out the next requests, and their answers are lost.
 */
export const BLOWS = [
  "killWorker",
  "killServer",
  "cutConnections",
  "restartDatabase",
  "fillDisk",
  "storeAway",
  "loseAnswers",
] as const;
export type Blow = (typeof BLOWS)[number];

/** A blow, and the pause before it; milliseconds. */
export type TimedBlow = { blow: Blow; afterMs: number };

const MIN_PAUSE_MS = 300;
const MAX_PAUSE_MS = 6_000;

/** The given blows in the order of a seed, enough for any duration. First is one of each, so that none is missing. */
export function blowsOf(seed: number, count: number, blows: readonly Blow[] = BLOWS): TimedBlow[] {
  const afterMs = fc.integer({ min: MIN_PAUSE_MS, max: MAX_PAUSE_MS });
  const pauses = fc.sample(afterMs, { seed, numRuns: count });
  const [first = []] = fc.sample(fc.shuffledSubarray([...blows], { minLength: blows.length }), { seed, numRuns: 1 });
  const rest = fc.sample(fc.constantFrom(...blows), { seed, numRuns: count });
  return pauses.map((pause, position) => ({
    blow: first[position] ?? rest[position] ?? BLOWS[0],
    afterMs: pause,
  }));
}

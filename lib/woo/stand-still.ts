import { type Clock, REAL_CLOCK } from "./clock";
import { Interrupted, isInterruption } from "./interrupted";
import { isWooError, WooError } from "./woo-error";

/** Between two looks. A store that works shows a new item within that time, unless one item takes longer. */
export const LOOK_GAP_MS = 5_000;

/** Looks after which a store that still changes is left alone: about two minutes. */
const MAX_LOOKS = 24;

/** An answer later than that may come from a gateway's time limit, whatever its status. */
const GATEWAY_MS = 15_000;

/**
 * Whether the store may still be working on a write whose answer was lost. PHP goes on after a time-out or a cut line,
 * and behind a gateway that gives up; it has ended where its own crash or page was the answer.
 *
 * @param elapsedMs how long the answer was waited for
 */
export function mayStillRun(error: unknown, elapsedMs: number): boolean {
  if (isInterruption(error)) return true;
  if (!isWooError(error) || !error.answerLost) return false;
  if (error.code === "timed_out" || error.code === "connection_lost") return true;
  return error.code === "store_error" && (error.status !== 500 || elapsedMs > GATEWAY_MS);
}

/**
 * Reads a 503 page in answer to a write that must not be carried out twice as a lost answer, as 502 and 504 are: a gateway
 * that gives up sends one while the store goes on. A 503 with JSON comes from WordPress itself, which has done nothing then.
 */
export function toLostWrite(error: unknown): unknown {
  if (!isWooError(error) || error.code !== "maintenance" || error.storeCode !== undefined) return error;
  const { status, storeMessage, retryAfterMs } = error;
  return new WooError({ code: "store_error", status, storeMessage, retryAfterMs });
}

export type LostWrite = {
  /** When (ms of the clock) the write was sent, and when its answer was given up. */
  sentAt: number;
  lostAt: number;
  /** The slowest answer of the store so far, and its time for one item, in ms. */
  slowestMs?: number;
  msPerItem?: number;
  lookGapMs?: number | undefined;
};

/**
 * Returns how long to wait before the next look at the store, in ms; null when the store stands still. That is the case
 * when two looks in a row saw the same. No look comes before the slowest answer so far would have come.
 *
 * @param looks what each look saw, the oldest first
 */
export function nextLookMs(
  { sentAt, lostAt, slowestMs = 0, msPerItem = 0, lookGapMs = LOOK_GAP_MS }: LostWrite,
  looks: readonly string[],
  now: number,
): number | null {
  const gapMs = Math.max(lookGapMs, 2 * msPerItem);
  if (looks.length === 0) return Math.max(lostAt + gapMs, sentAt + slowestMs, now) - now;
  if (looks.length > 1 && looks.at(-1) === looks.at(-2)) return null;
  return gapMs;
}

/**
 * Looks at what a lost write has made, until the store stands still.
 *
 * @param look fetches remote ids by position, undefined where the store has nothing
 * @returns what the last look saw; null when the store still changed after about two minutes
 * @throws WooError of a look that failed
 * @throws Interrupted when the signal fires
 */
export async function awaitStandStill(
  look: () => Promise<(number | undefined)[]>,
  lost: LostWrite,
  { clock = REAL_CLOCK, signal }: { clock?: Clock | undefined; signal?: AbortSignal | undefined },
): Promise<(number | undefined)[] | null> {
  const looks: string[] = [];
  let found: (number | undefined)[] = [];
  for (;;) {
    const waitMs = nextLookMs(lost, looks, clock.now());
    if (waitMs === null) return found;
    if (looks.length >= MAX_LOOKS) return null;
    await clock.wait(waitMs, signal);
    if (signal?.aborted) throw new Interrupted();
    found = await look();
    looks.push(JSON.stringify(found.map((id) => id ?? null)));
  }
}

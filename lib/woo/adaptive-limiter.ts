import { type BatchPace, createBatchPace } from "./batch-pace";
import { MAX_WAIT_IN_PLACE_MS, sleep } from "./retry";
import { isWooError, WooError } from "./woo-error";

export type LimiterOptions = {
  /** Concurrent requests to begin with. */
  start?: number;
  min?: number;
  max?: number;
  /** An answer within this time, in ms, counts as quick. */
  quickMs?: number;
  /** A request fails with `rate_limited` when more than this, in ms, is left of a pause. */
  maxWaitMs?: number;
  /** For tests; by default nothing is known of the store. */
  pace?: BatchPace;
  /** Epoch milliseconds; for tests. */
  now?: () => number;
  /** For tests. */
  wait?: (ms: number, signal?: AbortSignal) => Promise<void>;
};

export type AdaptiveLimiter = {
  /**
   * Runs `request` when the limit allows it, and passes its result or error through. A fired signal only cuts a pause
   * short; the request itself must watch the signal and throw `Interrupted`.
   *
   * @throws WooError `rate_limited`, with the time that is left, while the store wants a long pause
   */
  run<T>(request: () => Promise<T>, options?: { signal?: AbortSignal | undefined }): Promise<T>;
  /** How many items the store can work on in one request. */
  readonly pace: BatchPace;
  /** The limit, the running and the waiting requests, and until when (epoch ms) all wait. */
  state(): { limit: number; running: number; waiting: number; pausedUntil: number };
};

/**
 * Measured on a store of two cores with batches of 100 creates: one at a time 24 products/s, two at a time 60 to 69,
 * four 60. The limit starts at two and grows only while answers stay quick; a batch took about 3 s there, hence `quickMs`.
 */
const DEFAULTS = { start: 2, min: 1, max: 4, quickMs: 2_000, maxWaitMs: MAX_WAIT_IN_PLACE_MS };

/** Pause after a 429 that names no time. */
const DEFAULT_PAUSE_MS = 1_000;

/** Errors that show load on the store; others say nothing about it. */
const STRAIN: ReadonlySet<string> = new Set([
  "rate_limited",
  "store_error",
  "timed_out",
  "maintenance",
  "connection_lost",
]);

/**
 * Limits the concurrent requests to one store, with additive increase and multiplicative decrease. One per store and
 * process.
 * - After as many quick answers in a row as the limit, while the limit is used up, it grows by one.
 * - A slow answer returns it to the start.
 * - Strain halves it, at most once for requests that were under way together.
 * - `Retry-After` pauses new requests: a short pause is waited out, a long one refuses them, so that no job waits for it.
 */
export function createAdaptiveLimiter(options: LimiterOptions = {}): AdaptiveLimiter {
  const { start, min, max, quickMs, maxWaitMs } = { ...DEFAULTS, ...options };
  const now = options.now ?? Date.now;
  const wait = options.wait ?? sleep;

  let limit = Math.min(Math.max(start, min), max);
  let running = 0;
  let quickInARow = 0;
  let pausedUntil = 0;
  let lastHalvedAt = -Infinity;
  const queue: (() => void)[] = [];

  function release(): void {
    running -= 1;
    admit();
  }

  function admit(): void {
    while (running < limit) {
      const next = queue.shift();
      if (!next) return;
      running += 1;
      next();
    }
  }

  function onSuccess(durationMs: number): void {
    if (durationMs > quickMs) {
      quickInARow = 0;
      if (limit > start) limit -= 1;
      return;
    }
    if (running < limit) return; // the limit was not used up
    quickInARow += 1;
    if (quickInARow >= limit && limit < max) {
      limit += 1;
      quickInARow = 0;
    }
  }

  function onFailure(error: WooError, startedAt: number): void {
    if (!STRAIN.has(error.code)) return;
    quickInARow = 0;
    const pauseMs = error.retryAfterMs ?? (error.code === "rate_limited" ? DEFAULT_PAUSE_MS : 0);
    pausedUntil = Math.max(pausedUntil, now() + pauseMs);
    // Requests that started before the last decrease were sent under the old limit, so they halve it only once.
    if (startedAt <= lastHalvedAt) return;
    limit = Math.max(min, Math.floor(limit / 2));
    lastHalvedAt = now();
  }

  function refuseLongPause(): void {
    const leftMs = pausedUntil - now();
    if (leftMs > maxWaitMs) throw new WooError({ code: "rate_limited", retryAfterMs: leftMs });
  }

  async function enter(): Promise<void> {
    await new Promise<void>((resolve) => {
      queue.push(resolve);
      admit();
    });
  }

  return {
    async run(request, { signal } = {}) {
      await enter();
      try {
        while (pausedUntil > now() && !signal?.aborted) {
          refuseLongPause();
          await wait(pausedUntil - now(), signal);
        }
        const startedAt = now();
        try {
          const result = await request();
          onSuccess(now() - startedAt);
          return result;
        } catch (error) {
          if (isWooError(error)) onFailure(error, startedAt);
          throw error;
        }
      } finally {
        release();
      }
    },
    pace: options.pace ?? createBatchPace(),
    state: () => ({ limit, running, waiting: queue.length, pausedUntil }),
  };
}

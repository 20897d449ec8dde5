import pRetry from "p-retry";
import { Interrupted } from "./interrupted";
import { isWooError, type WooError } from "./woo-error";

export type RetryOptions = {
  /** Attempts in all, the first included. */
  attempts?: number;
  /** Wait before the second attempt, in ms; doubles each time, times a random 1 to 2. */
  firstDelayMs?: number;
  /** Longest wait, in ms. A store that wants more (`Retry-After`) is left to the job's retry. */
  maxDelayMs?: number;
  /** Interrupts the waiting. */
  signal?: AbortSignal | undefined;
  /** Narrows which retryable errors are retried. */
  shouldRetry?: (error: WooError) => boolean;
};

/**
 * Longest wait of a request: a waiting job occupies its slot, and a person may wait for a page. Longer waits belong to
 * the job's own retry, which survives a restart.
 */
export const MAX_WAIT_IN_PLACE_MS = 8_000;
const DEFAULTS = { attempts: 4, firstDelayMs: 500, maxDelayMs: MAX_WAIT_IN_PLACE_MS };

/**
 * Calls `request` until it succeeds, the attempts are used up, or its error is not `retryable`. Waits at least the
 * `Retry-After` of the store; where that is longer than `maxDelayMs`, the error is thrown at once with `retryAfterMs`.
 *
 * A repeated create whose answer was lost can create a twin, so only wrap creates that the store refuses the second time
 * (see `sendBatch`).
 *
 * @throws WooError the last one
 * @throws Interrupted when the signal fires
 */
export async function withRetry<T>(request: (attempt: number) => Promise<T>, options: RetryOptions = {}): Promise<T> {
  const { attempts, firstDelayMs, maxDelayMs } = { ...DEFAULTS, ...withoutUndefined(options) };
  const { signal } = options;
  const mayRetry = (error: unknown): boolean =>
    isWooError(error) &&
    error.retryable &&
    (error.retryAfterMs ?? 0) <= maxDelayMs &&
    (options.shouldRetry?.(error) ?? true);

  if (signal?.aborted) throw new Interrupted();
  try {
    return await pRetry(request, {
      retries: attempts - 1,
      minTimeout: firstDelayMs,
      maxTimeout: maxDelayMs,
      factor: 2,
      randomize: true,
      ...(signal ? { signal } : {}),
      shouldRetry: mayRetry,
      onFailedAttempt: async (error) => {
        if (!mayRetry(error) || error.retriesLeft === 0) return;
        if (isWooError(error) && error.retryAfterMs) await sleep(error.retryAfterMs, signal);
      },
    });
  } catch (error) {
    if (signal?.aborted && !isWooError(error)) throw new Interrupted();
    throw error;
  }
}

/** Resolves after `ms`, or as soon as the signal fires. */
export function sleep(ms: number, signal?: AbortSignal | undefined): Promise<void> {
  if (signal?.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal?.addEventListener("abort", done, { once: true });
  });
}

function withoutUndefined<T extends object>(object: T): Partial<T> {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as Partial<T>;
}

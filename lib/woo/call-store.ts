import type { AdaptiveLimiter } from "./adaptive-limiter";
import type { Clock } from "./clock";
import { type RetryOptions, withRetry } from "./retry";

/** The options of a request to a store, which every call of lib/woo/resources takes. */
export type CallOptions = {
  limiter?: AdaptiveLimiter | undefined;
  retry?: RetryOptions | undefined;
  signal?: AbortSignal | undefined;
  /** How creates with a lost answer wait for the store; the real time by default. */
  clock?: Clock | undefined;
  /** Time between two looks at a store that may still be working, in ms. */
  lookGapMs?: number | undefined;
};

/** For a request that a person waits for, or that must not be sent twice. */
export const ONCE = { retry: { attempts: 1 } } as const satisfies CallOptions;

/**
 * Makes one request within the store's limit, and retries it for a passing reason. `request` passes the signal to the
 * client itself.
 *
 * @throws WooError the last one
 * @throws Interrupted when the signal fires
 */
export function callStore<T>(request: () => Promise<T>, { limiter, retry, signal }: CallOptions = {}): Promise<T> {
  return withRetry(() => (limiter ? limiter.run(request, { signal }) : request()), { ...retry, signal });
}

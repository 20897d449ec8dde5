import type { AdaptiveLimiter } from "./adaptive-limiter";
import { type RetryOptions, withRetry } from "./retry";

/** How a request to a store is made; every call of lib/woo/resources takes these. */
export type CallOptions = {
  limiter?: AdaptiveLimiter | undefined;
  retry?: RetryOptions | undefined;
  signal?: AbortSignal | undefined;
};

/**
 * One request, within the store's limit and tried again for a passing reason. `ask` hands the signal
 * to the client itself.
 *
 * @throws the last WooError
 * @throws Interrupted when the signal fires
 */
export function callStore<T>(ask: () => Promise<T>, { limiter, retry, signal }: CallOptions = {}): Promise<T> {
  return withRetry(() => (limiter ? limiter.run(ask, { signal }) : ask()), { ...retry, signal });
}

import type { AdaptiveLimiter } from "./adaptive-limiter";
import { type RetryOptions, withRetry } from "./retry";

/** How a request to a store is made; every call of lib/woo/resources takes these. */
export type CallOptions = {
  limiter?: AdaptiveLimiter | undefined;
  retry?: RetryOptions | undefined;
  signal?: AbortSignal | undefined;
};

/** For a request that a person waits for, or that must not be sent twice. */
export const ONCE = { retry: { attempts: 1 } } as const satisfies CallOptions;

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

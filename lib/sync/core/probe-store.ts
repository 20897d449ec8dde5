import { z } from "zod";
import type { AdaptiveLimiter } from "@/lib/woo/adaptive-limiter";
import { type RetryOptions, withRetry } from "@/lib/woo/retry";
import { type Interrupted, isInterruption } from "@/lib/woo/interrupted";
import type { WooClient } from "@/lib/woo/woo-client";
import { isWooError, type WooError } from "@/lib/woo/woo-error";

/**
 * Asks a store something trivial, one product's id, to tell a thing it can't digest from a store
 * that is unwell. Null when it answers, otherwise what kept it from answering.
 */
export async function probeStore(
  client: WooClient,
  {
    limiter,
    retry,
    signal,
  }: { limiter?: AdaptiveLimiter; retry?: RetryOptions | undefined; signal?: AbortSignal } = {},
): Promise<WooError | Interrupted | null> {
  const ask = () =>
    client.get("products", { per_page: 1, _fields: "id" }, z.array(z.object({ id: z.number() })), { signal });
  try {
    await withRetry(() => (limiter ? limiter.run(ask) : ask()), { ...retry, signal });
    return null;
  } catch (error) {
    if (isWooError(error) || isInterruption(error)) return error;
    throw error;
  }
}

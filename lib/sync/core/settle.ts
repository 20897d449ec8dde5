import type { WooItemResult, WooSentItem } from "@/lib/woo/batch";
import { Interrupted } from "@/lib/woo/interrupted";
import { isWooError, type WooError } from "@/lib/woo/woo-error";
import type { WooErrorCode } from "@/lib/woo/error-codes";
import { probeStore } from "./probe-store";
import type { StoreContext } from "./run-context";

/** Refusals that every further request would meet as well: the run stops with one clear cause. */
const STOPS_RUN: ReadonlySet<WooErrorCode> = new Set<WooErrorCode>([
  "auth_bad_key",
  "auth_bad_secret",
  "auth_read_only",
  "auth_write_only",
  "auth_clock_skew",
  "auth_header_missing",
  "auth_refused",
  "forbidden",
  "invalid_url",
  "no_such_host",
  "tls_problem",
  "private_address_refused",
  "redirected",
  "not_wordpress",
  "permalinks_off",
  "woocommerce_missing",
  "not_found_route",
]);

/** Whether this refusal concerns the connection, not the item that met it. */
export function stopsRun(error: WooError): boolean {
  return STOPS_RUN.has(error.code);
}

/** Whether the store refused this item for good, and nothing is said of the others; all else is for whoever called. */
export function failsAlone(error: unknown): error is WooError {
  return isWooError(error) && !error.retryable && !stopsRun(error);
}

export type Settled<I, T> = {
  /** Answered for good: done, or failed for a reason of its own. */
  final: { item: I; result: WooItemResult<T> }[];
  /** Why the others have no answer; they are left for the next try of the slice. */
  fault: WooError | Interrupted | null;
};

/** Answers that say nothing of an item, whatever was in the request. */
const IS_OUTAGE: ReadonlySet<WooErrorCode> = new Set<WooErrorCode>([
  "rate_limited",
  "maintenance",
  "connection_refused",
]);

/**
 * Tells items that failed from a store that failed. For those that got no answer the store is asked
 * something trivial: if it answers, it is well and the items are what it can't digest. That others
 * of the batch were answered says nothing: the store may have gone away after the first half.
 *
 * Callers record `final`, then throw `fault`.
 */
export async function settle<I, T>(
  context: StoreContext,
  pairs: { item: I; result: WooSentItem<T> | undefined }[],
): Promise<Settled<I, T>> {
  const final: Settled<I, T>["final"] = [];
  const passing: Settled<I, T>["final"] = [];
  let fault: Settled<I, T>["fault"] = null;
  for (const { item, result } of pairs) {
    if (!result) continue;
    if (result.ok) final.push({ item, result });
    else if (result.error === null) fault ??= new Interrupted();
    else if (stopsRun(result.error) || IS_OUTAGE.has(result.error.code)) fault ??= result.error;
    else if (result.error.retryable || result.error.code === "firewall_blocked") passing.push({ item, result });
    else final.push({ item, result });
  }
  if (passing.length > 0 && fault === null) {
    const { client, limiter, deps, abort } = context;
    fault = await probeStore(client, { limiter, retry: deps.retry, signal: abort.signal });
    if (fault === null) final.push(...passing);
  }
  return { final, fault };
}

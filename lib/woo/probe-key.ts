import type { WooErrorCode } from "./error-codes";
import type { WooMethod } from "./transport";
import type { WooError } from "./woo-error";

/** Refusals of the key or of its signature. */
const KEY_REFUSALS: ReadonlySet<WooErrorCode> = new Set([
  "auth_bad_key",
  "auth_bad_secret",
  "auth_read_only",
  "auth_write_only",
  "auth_header_missing",
  "auth_refused",
]);

type ProbedRequest = { method: WooMethod; path: string; query: object; body: object | undefined };

/** A plain request that only the key decides about, of the same kind as the refused one. */
export type KeyProbe = { method: "get" | "post"; path: string; query: Record<string, string | number>; body?: object };

const READ: KeyProbe = { method: "get", path: "products", query: { per_page: 1, _fields: "id" } };
/** An empty batch changes nothing, and is refused to a key that may only read. */
const WRITE: KeyProbe = { method: "post", path: "products/batch", query: {}, body: { create: [], update: [] } };

/**
 * Returns the request that tells a refused key from a value that the store or a firewall cannot read: WordPress removes
 * backslashes before WooCommerce checks the signature, and answers as it does to a wrong secret. Null when the error is
 * none about the key, or the refused request is as plain as the probe.
 */
export function keyProbeFor(error: WooError, { method, path, query, body }: ProbedRequest): KeyProbe | null {
  const isRead = method === "get";
  // A firewall may refuse the text of one product as the store refuses a user.
  const isAboutKey = KEY_REFUSALS.has(error.code) || (error.code === "forbidden" && path.endsWith("/batch"));
  if (!isAboutKey) return null;
  const probe = isRead ? READ : WRITE;
  const isPlain =
    path === probe.path &&
    JSON.stringify(query) === JSON.stringify(probe.query) &&
    JSON.stringify(body) === JSON.stringify(probe.body);
  return isPlain ? null : probe;
}

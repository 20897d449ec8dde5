/** Headers in which caches and CDNs say that they, not the store, have answered. */
const CACHE_HEADERS = ["x-litespeed-cache", "x-cache", "x-cache-status", "x-proxy-cache", "cf-cache-status"];

/**
 * The header by which a cache says that an answer comes from it, such as `x-litespeed-cache: hit`; undefined for an
 * answer of the store itself. A cached answer of the REST API is old, or belongs to another query.
 *
 * @param headers names in lower case
 */
export function findCacheHit(headers: Record<string, string>): string | undefined {
  const name = CACHE_HEADERS.find((header) => /^\s*hit\b/i.test(headers[header] ?? ""));
  return name && `${name}: ${headers[name]?.trim().slice(0, 60)}`;
}

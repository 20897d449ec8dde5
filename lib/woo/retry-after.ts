/** Longest pause to accept from a store; more is a mistake, or belongs to a later run. */
const MAX_RETRY_AFTER_MS = 15 * 60_000;

/**
 * Parses a `Retry-After` header, whole seconds or an HTTP date. Returns milliseconds from `now` (epoch ms), at most 15
 * minutes, or undefined when it is unreadable.
 */
export function parseRetryAfter(header: string | undefined, now = Date.now()): number | undefined {
  if (header === undefined || header.trim() === "") return undefined;
  const text = header.trim();
  const ms = /^\d+(\.\d+)?$/.test(text) ? Number(text) * 1000 : Date.parse(text) - now;
  if (!Number.isFinite(ms)) return undefined;
  return Math.min(Math.max(ms, 0), MAX_RETRY_AFTER_MS);
}

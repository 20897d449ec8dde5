const KEY_OR_SECRET = /\b(ck|cs)_[0-9a-zA-Z]{6,}/g;
const QUERY_SECRET = /\b((?:oauth_[a-z_]+|consumer_(?:key|secret))=)[^&\s"'<>;]*/gi;
const AUTHORIZATION = /\b(basic|bearer|oauth)\s+[A-Za-z0-9+/=._~-]{8,}/gi;

/**
 * Removes consumer keys, secrets and OAuth parameters from a text before it is logged or thrown, because the store's
 * `Link` header repeats the whole signed query (recording `category.list`).
 */
export function redact(text: string): string {
  return text.replace(KEY_OR_SECRET, "$1_…").replace(QUERY_SECRET, "$1…").replace(AUTHORIZATION, "$1 …");
}

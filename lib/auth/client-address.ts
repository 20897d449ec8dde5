/**
 * The address of a client behind a trusted proxy: the last one of the header, which the proxy itself appended. Null
 * without a proxy, since the sender writes the header then and could change it with every try.
 */
export function clientAddress(forwardedFor: string | null | undefined, isProxyTrusted: boolean): string | null {
  if (!isProxyTrusted) return null;
  const last = forwardedFor?.split(",").at(-1)?.trim();
  // The longest IP address has fewer than 64 characters.
  return last && last.length <= 64 ? last : null;
}

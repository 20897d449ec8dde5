/**
 * The address that a request came from, for whoever runs a proxy in front of us and says so: each
 * proxy appends the one it saw, so the last is what ours vouches for, and those before it are
 * whatever the sender wrote. Without a proxy the whole header is, and no address is better than one
 * that a machine changes with every try: the tries per e-mail address count all the same.
 */
export function clientAddress(forwardedFor: string | null | undefined, isProxyTrusted: boolean): string | null {
  if (!isProxyTrusted) return null;
  const last = forwardedFor?.split(",").at(-1)?.trim();
  // The longest address in text is shorter than this; longer is not one.
  return last && last.length <= 64 ? last : null;
}

/**
 * The address that a request came from. Each proxy appends the one it saw, so the last is the one
 * our own proxy vouches for, and those before it are whatever the sender wrote. Next fills the
 * header in when there is no proxy.
 */
export function clientAddress(forwardedFor: string | null | undefined): string | null {
  const last = forwardedFor?.split(",").at(-1)?.trim();
  // The longest address in text is shorter than this; longer is not one.
  return last && last.length <= 64 ? last : null;
}

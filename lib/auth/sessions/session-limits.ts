import { env } from "@/lib/env";

const MINUTE_MS = 60_000;

/** A list of sessions says when each was last seen, for which a minute is exact enough. */
const SEEN_EVERY_MS = MINUTE_MS;

export type SessionTimes = { lastSeenAt: Date; expiresAt: Date };

/** When a session that begins now ends, however much it is used. */
export function expiryOf(now: Date): Date {
  return new Date(now.getTime() + sessionSeconds() * 1000);
}

/** The absolute limit of a session, in seconds. */
export function sessionSeconds(): number {
  return env().SESSION_MAX_HOURS * 3600;
}

/** Whether a session is within its absolute limit and was used within its idle limit. */
export function isWithinLimits({ lastSeenAt, expiresAt }: SessionTimes, now: Date): boolean {
  const idleMs = now.getTime() - lastSeenAt.getTime();
  return now < expiresAt && idleMs < env().SESSION_IDLE_MINUTES * MINUTE_MS;
}

/** Whether the time when a session was last seen is to be written anew. */
export function isSeenStale(lastSeenAt: Date, now: Date): boolean {
  return now.getTime() - lastSeenAt.getTime() >= SEEN_EVERY_MS;
}

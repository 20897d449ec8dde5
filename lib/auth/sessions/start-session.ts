import type { Db } from "@/lib/db";
import { expiryOf } from "./session-limits";

/** The browser of a sign-in. */
export type Device = { userAgent: string | null; address: string | null };

/** Browsers send some 150 characters; anybody may send more. */
const MAX_USER_AGENT = 400;

/**
 * Starts a session of a user whose password was verified against the hash, and returns its id. Null when the password
 * was changed or the user shut out meanwhile: the update waits for such a change, which ends only the sessions it sees.
 */
export async function startSession(
  db: Db,
  user: { id: number; passwordHash: string },
  { userAgent, address }: Device,
  now: Date,
): Promise<string | null> {
  const agent = (userAgent ?? "").replaceAll("\0", "").slice(0, MAX_USER_AGENT);
  const [session] = await db.$queryRaw<{ id: string }[]>`
    with signed_in as (
      update users set last_sign_in_at = ${now}
      where id = ${user.id} and password_hash = ${user.passwordHash} and is_active
      returning id)
    insert into sessions (user_id, created_at, last_seen_at, expires_at, user_agent, address)
    select id, ${now}::timestamptz, ${now}::timestamptz, ${expiryOf(now)}::timestamptz, ${agent}, ${address}
    from signed_in returning id`;
  return session?.id ?? null;
}

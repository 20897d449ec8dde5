import type { Db, Tx } from "@/lib/db";
import type { SessionEnd } from "@/lib/generated/prisma/client";

type Ending = {
  reason: SessionEnd;
  /** The one session that ends; without it, all. */
  only?: string;
  /** The session that stays: the one in which a person changes their own account. */
  except?: string;
  now?: Date;
};

/** Ends the sessions of a user with their next request, and returns how many there were. The ids are UUIDs. */
export async function endSessions(
  db: Db | Tx,
  userId: number,
  { reason, only, except, now = new Date() }: Ending,
): Promise<number> {
  const { count } = await db.session.updateMany({
    where: { userId, endedAt: null, id: { equals: only, not: except } },
    data: { endedAt: now, endReason: reason },
  });
  return count;
}

/**
 * Ends one session with its next request. Nothing happens to one that has ended.
 *
 * @param sessionId a UUID
 */
export async function endSession(
  db: Db | Tx,
  sessionId: string,
  reason: SessionEnd,
  now: Date = new Date(),
): Promise<void> {
  await db.session.updateMany({
    where: { id: sessionId, endedAt: null },
    data: { endedAt: now, endReason: reason },
  });
}

import { userAgentFromString } from "next/server";
import { recordActivity } from "@/lib/activity/record-activity";
import { endSessions } from "@/lib/auth/sessions/end-sessions";
import { isWithinLimits } from "@/lib/auth/sessions/session-limits";
import type { Db, Tx } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { type Administrator, editUsers, refuseBeyondOwn, requireUserOf } from "./guard-users";
import type { SessionView } from "./session-view";

/** The sessions of a user that go on, the one seen last first. */
export async function listSessions(db: Db | Tx, userId: number, now = new Date()): Promise<SessionView[]> {
  const sessions = await db.session.findMany({
    where: { userId, endedAt: null, expiresAt: { gt: now } },
    orderBy: [{ lastSeenAt: "desc" }, { id: "asc" }],
  });
  return sessions
    .filter((session) => isWithinLimits(session, now))
    .map(({ id, userAgent, address, createdAt, lastSeenAt }) => ({
      id,
      ...toDevice(userAgent),
      address,
      createdAt: createdAt.toISOString(),
      lastSeenAt: lastSeenAt.toISOString(),
    }));
}

function toDevice(userAgent: string): { browser: string | null; system: string | null } {
  const { browser, os } = userAgentFromString(userAgent);
  return { browser: browser.name ?? null, system: os.name ?? null };
}

/**
 * Signs a user out in one of their browsers.
 *
 * @param sessionId a UUID
 * @throws AppError `not_found` (`notFound`) when it is no session of theirs
 */
export async function endOwnSession(db: Db, userId: number, sessionId: string): Promise<void> {
  await requireSession(db, userId, sessionId);
  await endSessions(db, userId, { reason: "signed_out_elsewhere", only: sessionId });
}

/** Signs a user out everywhere but in the session of the request. */
export async function endOtherSessions(db: Db, { id, sessionId }: { id: number; sessionId: string }): Promise<void> {
  await endSessions(db, id, { reason: "signed_out_elsewhere", except: sessionId });
}

/**
 * The sessions of a user whom the administrator may edit.
 *
 * @throws AppError `not_found` (`notFound`) when the business has no such user
 * @throws AppError `forbidden` (`beyondOwnRights`) when the administrator lacks a permission of the user's role
 */
export async function listSessionsOf(db: Db, administrator: Administrator, userId: number): Promise<SessionView[]> {
  const user = await requireUserOf(db, administrator.businessId, userId);
  refuseBeyondOwn(administrator, user.role.permissions);
  return listSessions(db, userId);
}

/**
 * Signs a user out in one browser or in all. The administrator's own session stays.
 *
 * @param only the session to end, a UUID; undefined for all
 * @throws AppError `not_found` (`notFound`) when the business has no such user, or the user no such session
 * @throws AppError `forbidden` (`beyondOwnRights`) when the administrator lacks a permission of the user's role
 */
export function endSessionsOf(db: Db, administrator: Administrator, userId: number, only?: string): Promise<void> {
  const { businessId, sessionId } = administrator;
  return editUsers(db, administrator, async (tx) => {
    const user = await requireUserOf(tx, businessId, userId);
    refuseBeyondOwn(administrator, user.role.permissions);
    if (only !== undefined) await requireSession(tx, userId, only);
    const reason = "signed_out_by_administrator";
    const count = await endSessions(tx, userId, { reason, only, except: sessionId });
    if (count === 0) return;
    await recordActivity(tx, {
      businessId,
      userId: administrator.id,
      action: "user.signed_out",
      entityId: userId,
      details: { name: user.name },
    });
  });
}

async function requireSession(db: Db | Tx, userId: number, id: string): Promise<void> {
  if ((await db.session.count({ where: { id, userId } })) === 0) throw new AppError("not_found", "notFound");
}

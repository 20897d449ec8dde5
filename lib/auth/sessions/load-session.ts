import type { Db } from "@/lib/db";
import { isModule } from "@/lib/auth/modules";
import { knownPermissions } from "@/lib/auth/permissions";
import type { SessionUser } from "@/lib/auth/session-user";
import { DEFAULT_LOCALE, isLocale } from "@/lib/i18n/locale";
import { isSeenStale, isWithinLimits } from "./session-limits";

type Row = {
  id: number;
  businessId: number;
  name: string;
  email: string;
  locale: string;
  mustChangePassword: boolean;
  roleName: string;
  permissions: string[];
  lastSeenAt: Date;
  expiresAt: Date;
  businessName: string;
  currency: string;
  timeZone: string;
  pricesIncludeTax: boolean;
  modules: string[];
};

/**
 * The user of a session with role and business, in one statement. Null when the session has ended, is past one of its
 * limits, or its user is shut out. Once a minute a second statement stores when and from where the session was seen.
 *
 * @param sessionId a UUID
 */
export async function loadSession(
  db: Db,
  sessionId: string,
  { now, address }: { now: Date; address: string | null },
): Promise<SessionUser | null> {
  const [row] = await db.$queryRaw<Row[]>`
    select u.id, u.business_id as "businessId", u.name, u.email, u.locale,
      u.one_time_until is not null as "mustChangePassword", r.name as "roleName", r.permissions,
      s.last_seen_at as "lastSeenAt", s.expires_at as "expiresAt", b.name as "businessName", b.currency,
      b.time_zone as "timeZone", b.prices_include_tax as "pricesIncludeTax", b.modules
    from sessions s
    join users u on u.id = s.user_id
    join roles r on r.id = u.role_id
    join businesses b on b.id = u.business_id
    where s.id = ${sessionId}::uuid and s.ended_at is null and u.is_active`;
  if (!row || !isWithinLimits(row, now)) return null;
  if (isSeenStale(row.lastSeenAt, now)) await markSeen(db, sessionId, row.lastSeenAt, now, address);
  return {
    id: row.id,
    sessionId,
    businessId: row.businessId,
    name: row.name,
    email: row.email,
    locale: isLocale(row.locale) ? row.locale : DEFAULT_LOCALE,
    roleName: row.roleName,
    permissions: knownPermissions(row.permissions),
    mustChangePassword: row.mustChangePassword,
    business: {
      name: row.businessName,
      currency: row.currency,
      timeZone: row.timeZone,
      pricesIncludeTax: row.pricesIncludeTax,
      modules: row.modules.filter(isModule),
    },
  };
}

/** Of simultaneous requests one writes: the others no longer find the time that they read. */
async function markSeen(db: Db, id: string, before: Date, now: Date, address: string | null): Promise<void> {
  await db.session.updateMany({
    where: { id, lastSeenAt: before, endedAt: null },
    data: { lastSeenAt: now, ...(address === null ? {} : { address }) },
  });
}

/**
 * Whether a session would be accepted.
 *
 * @param sessionId a UUID
 */
export async function isSessionLive(db: Db, sessionId: string, now: Date): Promise<boolean> {
  const session = await db.session.findFirst({ where: { id: sessionId, endedAt: null, user: { isActive: true } } });
  return session !== null && isWithinLimits(session, now);
}

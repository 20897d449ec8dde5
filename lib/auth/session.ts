import { headers } from "next/headers";
import { forbidden, redirect } from "next/navigation";
import { getServerSession } from "next-auth";
import { cache } from "react";
import { type Access, meets } from "@/lib/auth/access";
import { authOptions, isHttps } from "@/lib/auth/auth-options";
import { hasBusiness } from "@/lib/auth/has-business";
import { knownPermissions } from "@/lib/auth/permissions";
import type { SessionUser } from "@/lib/auth/session-user";
import { passwordStamp } from "@/lib/auth/sign-in";
import { getDb } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { DEFAULT_LOCALE, isLocale } from "@/lib/i18n/locale";
import { PATH_HEADER } from "@/lib/auth/path-header";
import { isModule } from "@/lib/auth/modules";

export type { SessionUser } from "@/lib/auth/session-user";

/**
 * The signed-in user, or null. The cookie identifies the user, and all else is read from the database once per
 * request, so that a disabled user, a removed permission or a new password takes effect at once.
 */
export const findUser = cache(async (): Promise<SessionUser | null> => {
  const forwardedProto = (await headers()).get("x-forwarded-proto");
  const session = await getServerSession(authOptions(isHttps(forwardedProto)));
  if (!session?.userId || !session.stamp) return null;
  return loadUser(session.userId, session.stamp);
});

/** The user of a session; null when the user is disabled or the password was changed since. */
export async function loadUser(userId: number, stamp: string): Promise<SessionUser | null> {
  const user = await getDb().user.findUnique({ where: { id: userId }, include: { role: true, business: true } });
  if (!user || !user.isActive || passwordStamp(user.passwordHash) !== stamp) return null;
  const { business, role } = user;
  return {
    id: user.id,
    businessId: user.businessId,
    name: user.name,
    email: user.email,
    locale: isLocale(user.locale) ? user.locale : DEFAULT_LOCALE,
    roleName: role.name,
    permissions: knownPermissions(role.permissions),
    mustChangePassword: user.oneTimeUntil !== null,
    business: {
      name: business.name,
      currency: business.currency,
      timeZone: business.timeZone,
      pricesIncludeTax: business.pricesIncludeTax,
      modules: business.modules.filter(isModule),
    },
  };
}

/**
 * The signed-in user, for routes.
 *
 * @throws AppError `unauthenticated` (`unauthenticated`) when nobody is signed in
 */
export async function requireUser(): Promise<SessionUser> {
  const user = await findUser();
  if (!user) throw new AppError("unauthenticated", "unauthenticated");
  return user;
}

/**
 * The signed-in user, for pages. Redirects to the sign-in page and back, or to the set-up page of an empty database
 * or the one that changes a one-time password, or shows the 403 page, by Next.js's own exceptions.
 */
export async function requirePage(access: Access): Promise<SessionUser> {
  const user = await findUser();
  if (!user) {
    if (!(await hasBusiness(getDb()))) redirect("/setup");
    const path = (await headers()).get(PATH_HEADER);
    redirect(path && path !== "/" ? `/login?next=${encodeURIComponent(path)}` : "/login");
  }
  if (user.mustChangePassword && !access.isBeforePasswordChange) redirect("/change-password");
  if (!meets(user, access)) forbidden();
  return user;
}

import { cookies, headers } from "next/headers";
import { forbidden, redirect } from "next/navigation";
import { cache } from "react";
import { type Access, meets } from "@/lib/auth/access";
import { clientAddress } from "@/lib/auth/client-address";
import { hasBusiness } from "@/lib/auth/has-business";
import type { SessionUser } from "@/lib/auth/session-user";
import { loadSession } from "@/lib/auth/sessions/load-session";
import { readSessionId, sessionCookieName } from "@/lib/auth/sessions/session-token";
import { getDb } from "@/lib/db";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { isSecureRequest } from "@/lib/auth/transport-security";
import { PATH_HEADER } from "@/lib/auth/path-header";

export type { SessionUser } from "@/lib/auth/session-user";

/**
 * The signed-in user, or null. The cookie names the session, and all else is read from the database once per request,
 * so that a session that was ended, a disabled user or a removed permission takes effect at once.
 */
export const findUser = cache(async (): Promise<SessionUser | null> => {
  const sent = await headers();
  const cookie = (await cookies()).get(sessionCookieName(isSecureRequest(sent)));
  const sessionId = await readSessionId(cookie?.value);
  if (sessionId === null) return null;
  const address = clientAddress(sent.get("x-forwarded-for"), env().TRUST_PROXY);
  return loadSession(getDb(), sessionId, { now: new Date(), address });
});

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

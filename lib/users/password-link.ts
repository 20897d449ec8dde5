import { randomBytes } from "node:crypto";
import { recordActivity } from "@/lib/activity/record-activity";
import { hashPassword } from "@/lib/auth/password";
import { forgiveSignInTries } from "@/lib/auth/sign-in-limits";
import { hashToken } from "@/lib/crypto";
import type { Db, Tx } from "@/lib/db";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { refuseWeakPassword } from "./refuse-weak-password";
import { storePassword } from "./store-password";

/** Hours that a link is valid: an invitation over a week's absence, a forgotten password no longer than its e-mail is read. */
export const LINK_HOURS = { invitation: 7 * 24, forgotten: 1 } as const;
export type LinkPurpose = keyof typeof LINK_HOURS;

/**
 * Replaces the link by which a user chooses a password, and returns the new one, of which only the hash is stored. The
 * token is in the fragment, which browsers send to no server.
 */
export async function createPasswordLink(
  db: Db | Tx,
  userId: number,
  purpose: LinkPurpose,
  now = new Date(),
): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  const data = {
    tokenHash: hashToken(token),
    expiresAt: new Date(now.getTime() + LINK_HOURS[purpose] * 3_600_000),
  };
  await db.passwordLink.upsert({ where: { userId }, create: { userId, ...data }, update: data });
  return `${env().APP_URL}/choose-password#${token}`;
}

/**
 * Sets the password of a link's user, once. All their sessions end, and new tries to sign in are allowed.
 *
 * @returns the user's e-mail address, to sign in with
 * @throws AppError `not_found` (`passwordLinkGone`) when the link was used, replaced or has expired, or its user is shut out
 * @throws AppError `invalid_input` (`invalidInput` with the field) when the password is common, or the person's name
 */
export async function choosePassword(
  db: Db,
  { token, password }: { token: string; password: string },
  now = new Date(),
): Promise<string> {
  const tokenHash = hashToken(token);
  const isValid = { tokenHash, expiresAt: { gt: now }, user: { isActive: true } };
  // Asked before hashing, which is dear, so that a stranger's token costs a look-up.
  const link = await db.passwordLink.findFirst({ where: isValid, include: { user: true } });
  if (link === null) throw new AppError("not_found", "passwordLinkGone");
  const { id, email, name, businessId } = link.user;
  await refuseWeakPassword(password, link.user, "password");
  const passwordHash = await hashPassword(password);
  await db.$transaction(async (tx) => {
    const { count } = await tx.passwordLink.deleteMany({ where: isValid });
    if (count === 0) throw new AppError("not_found", "passwordLinkGone");
    await storePassword(tx, id, { passwordHash, oneTimeUntil: null });
    await recordActivity(tx, {
      businessId,
      userId: id,
      action: "user.password_chosen",
      entityId: id,
      details: { name },
    });
  });
  await forgiveSignInTries(email, null);
  return email;
}

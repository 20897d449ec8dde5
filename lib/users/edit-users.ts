import { recordActivity } from "@/lib/activity/record-activity";
import { hashPassword, verifyPassword } from "@/lib/auth/password";
import { endSessions } from "@/lib/auth/sessions/end-sessions";
import { forgiveSignInTries } from "@/lib/auth/sign-in-limits";
import { countTries, createTryLimit, requireAllowed } from "@/lib/auth/try-limit";
import type { Db } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { isUniqueViolation } from "@/lib/db/errors";
import {
  type Administrator,
  editUsers,
  refuseBeyondOwn,
  refuseLastOwner,
  requireRole,
  requireUserOf,
  takesRights,
} from "./guard-users";
import { OWNER_ROLE } from "./owner-role";
import { createOneTimePassword } from "./one-time-password";
import { refuseWeakPassword } from "./refuse-weak-password";
import { replacePassword, storePassword } from "./store-password";
import type { NewUser, OneTimePassword, PasswordChange, UserEdit } from "./user-schema";

/** A stolen session or an unlocked screen could otherwise guess the password itself, past the limits of the sign-in. */
const byOwnPassword = createTryLimit("own-password", 10);

/**
 * Adds a user, and returns the one-time password, which is not stored in plain text.
 *
 * @throws AppError `invalid_input` (`invalidInput` with the field) when the e-mail address is taken or the role missing
 * @throws AppError `forbidden` (`beyondOwnRights`) when the administrator lacks a permission of the role
 */
export async function createUser(db: Db, administrator: Administrator, input: NewUser): Promise<OneTimePassword> {
  const { businessId, id: userId } = administrator;
  // Before the transaction, since hashing is slow and would prolong the lock.
  const { password, stored } = await createOneTimePassword();
  try {
    return await editUsers(db, administrator, async (tx) => {
      const role = await requireRole(tx, businessId, input.roleId);
      refuseBeyondOwn(administrator, role.permissions);
      const { id } = await tx.user.create({ data: { ...input, businessId, ...stored }, select: { id: true } });
      await recordActivity(tx, {
        businessId,
        userId,
        action: "user.created",
        entityId: id,
        details: { name: input.name, role: role.name },
      });
      return { id, password };
    });
  } catch (error) {
    // E-mail addresses are unique over all businesses.
    if (isUniqueViolation(error))
      throw new AppError("invalid_input", "invalidInput", { fields: { email: "emailTaken" }, cause: error });
    throw error;
  }
}

/**
 * Renames a user, changes their role, or activates or deactivates them. Takes effect with the user's next request. The
 * sessions of a deactivated user end, and those of one whose new role has fewer rights.
 *
 * @throws AppError `not_found` (`notFound`) when the business has no such user
 * @throws AppError `forbidden` (`beyondOwnRights`) when the administrator lacks a permission of the old or new role
 * @throws AppError `conflict` (`changedMeanwhile`) when the role was changed since it was read
 * @throws AppError `conflict` (`notYourself`, `lastOwner`) when administrators deactivate themselves, or when no active
 *   owner would remain
 * @throws AppError `invalid_input` (`invalidInput` with the field) when the business has no such role
 */
export function updateUser(db: Db, administrator: Administrator, id: number, edit: UserEdit): Promise<void> {
  const { businessId } = administrator;
  return editUsers(db, administrator, async (tx) => {
    const user = await requireUserOf(tx, businessId, id);
    refuseBeyondOwn(administrator, user.role.permissions);
    const activity = { businessId, userId: administrator.id, entityId: id };
    if ("name" in edit) {
      await tx.user.update({ where: { id, businessId }, data: { name: edit.name } });
      await recordActivity(tx, {
        ...activity,
        action: "user.renamed",
        details: { before: user.name, name: edit.name },
      });
      return;
    }
    const isOwner = user.role.name === OWNER_ROLE;
    if ("roleId" in edit) {
      if (user.roleId !== edit.roleBefore) throw new AppError("conflict", "changedMeanwhile");
      const role = await requireRole(tx, businessId, edit.roleId);
      refuseBeyondOwn(administrator, role.permissions);
      if (isOwner && role.id !== user.roleId) await refuseLastOwner(tx, businessId, id);
      await tx.user.update({ where: { id, businessId }, data: { roleId: role.id } });
      if (takesRights(user.role, role))
        await endSessions(tx, id, { reason: "role_changed", except: administrator.sessionId });
      await recordActivity(tx, {
        ...activity,
        action: "user.role_changed",
        details: { name: user.name, before: user.role.name, role: role.name },
      });
      return;
    }
    if (!edit.isActive && id === administrator.id) throw new AppError("conflict", "notYourself");
    if (!edit.isActive && isOwner) await refuseLastOwner(tx, businessId, id);
    await tx.user.update({ where: { id, businessId }, data: { isActive: edit.isActive } });
    if (!edit.isActive) await endSessions(tx, id, { reason: "deactivated" });
    await recordActivity(tx, {
      ...activity,
      action: edit.isActive ? "user.activated" : "user.deactivated",
      details: { name: user.name },
    });
  });
}

/**
 * Sets and returns a new one-time password, and allows new tries. The user's sessions end.
 *
 * @throws AppError `not_found` (`notFound`) when the business has no such user
 * @throws AppError `forbidden` (`beyondOwnRights`) when the administrator lacks a permission of the user's role
 */
export async function resetPassword(db: Db, administrator: Administrator, id: number): Promise<OneTimePassword> {
  const { businessId } = administrator;
  const { password, stored } = await createOneTimePassword();
  const email = await editUsers(db, administrator, async (tx) => {
    const user = await requireUserOf(tx, businessId, id);
    refuseBeyondOwn(administrator, user.role.permissions);
    await storePassword(tx, id, stored);
    await recordActivity(tx, {
      businessId,
      userId: administrator.id,
      action: "user.password_reset",
      entityId: id,
      details: { name: user.name },
    });
    return user.email;
  });
  await forgiveSignInTries(email, null);
  return { id, password };
}

/**
 * Changes the user's own password. Their other sessions end.
 *
 * @throws AppError `too_many_attempts` (`tooManyTries`) after ten wrong passwords within 15 minutes
 * @throws AppError `invalid_input` (`invalidInput` with the field) when the present password is wrong, or the next one
 *   is the same, common, or the person's name
 * @throws AppError `conflict` (`changedMeanwhile`) when the password was changed since it was verified
 */
export async function changeOwnPassword(
  db: Db,
  { id, businessId, sessionId }: Administrator,
  { current, next }: PasswordChange,
): Promise<void> {
  requireAllowed(await countTries([[byOwnPassword, String(id)]]));
  const user = await db.user.findFirst({ where: { id, businessId } });
  if (user === null || !(await verifyPassword(user.passwordHash, current))) {
    throw new AppError("invalid_input", "invalidInput", { fields: { current: "wrongPassword" } });
  }
  await byOwnPassword.clear(String(id));
  if (next === current) throw new AppError("invalid_input", "invalidInput", { fields: { next: "samePassword" } });
  await refuseWeakPassword(next, user, "next");
  const passwordHash = await hashPassword(next);
  const isReplaced = await db.$transaction((tx) => replacePassword(tx, id, user.passwordHash, passwordHash, sessionId));
  if (!isReplaced) throw new AppError("conflict", "changedMeanwhile");
}

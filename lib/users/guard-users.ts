import { can } from "@/lib/auth/access";
import { knownPermissions } from "@/lib/auth/permissions";
import type { SessionUser } from "@/lib/auth/session-user";
import type { Db, Tx } from "@/lib/db";
import { lockPart } from "@/lib/db/locks";
import { AppError } from "@/lib/errors";
import type { Role } from "@/lib/generated/prisma/client";
import { OWNER_ROLE } from "./owner-role";

/** The user who changes users and roles, or their own password. The session stays when it is their own that they end. */
export type Administrator = Pick<SessionUser, "id" | "businessId" | "permissions"> &
  Partial<Pick<SessionUser, "sessionId">>;

/**
 * Runs one change of a business's users and roles at a time. Otherwise two owners who remove each other's role at the
 * same moment would each see another owner, and none would remain.
 */
export function editUsers<T>(db: Db, { businessId }: Administrator, edit: (tx: Tx) => Promise<T>): Promise<T> {
  return db.$transaction(async (tx) => {
    await lockPart(tx, "users", businessId);
    return edit(tx);
  });
}

/**
 * Checks that the administrator has all the permissions: nobody may grant more than they have, or take over a user who
 * has more.
 *
 * @throws AppError `forbidden` (`beyondOwnRights`) when one is missing
 */
export function refuseBeyondOwn(administrator: Administrator, permissions: readonly string[]): void {
  const isOwn = knownPermissions(permissions).every((permission) => can(administrator, permission));
  if (!isOwn) throw new AppError("forbidden", "beyondOwnRights");
}

/** Whether the new role lacks a permission of the old one. */
export function takesRights(before: Pick<Role, "permissions">, after: Pick<Role, "permissions">): boolean {
  const holder = { permissions: knownPermissions(after.permissions) };
  return knownPermissions(before.permissions).some((permission) => !can(holder, permission));
}

/**
 * Checks that another active owner remains.
 *
 * @throws AppError `conflict` (`lastOwner`) when none does
 */
export async function refuseLastOwner(tx: Tx, businessId: number, exceptUserId: number): Promise<void> {
  const others = await tx.user.count({
    where: { businessId, isActive: true, role: { name: OWNER_ROLE }, id: { not: exceptUserId } },
  });
  if (others === 0) throw new AppError("conflict", "lastOwner");
}

/**
 * A role of the business.
 *
 * @throws AppError `invalid_input` (`invalidInput` with the field) when the business has no such role
 */
export async function requireRole(tx: Tx, businessId: number, id: number): Promise<Role> {
  const role = await tx.role.findFirst({ where: { id, businessId } });
  if (role === null) throw new AppError("invalid_input", "invalidInput", { fields: { roleId: "roleGone" } });
  return role;
}

/**
 * A user of the business with their role.
 *
 * @throws AppError `not_found` (`notFound`) when the business has no such user
 */
export async function requireUserOf(tx: Tx, businessId: number, id: number) {
  const user = await tx.user.findFirst({ where: { id, businessId }, include: { role: true } });
  if (user === null) throw new AppError("not_found", "notFound");
  return user;
}

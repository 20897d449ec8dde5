import { recordActivity } from "@/lib/activity/record-activity";
import { knownPermissions } from "@/lib/auth/permissions";
import type { Db, Tx } from "@/lib/db";
import { AppError } from "@/lib/errors";
import type { Role } from "@/lib/generated/prisma/client";
import { nameTaken, withFreeName } from "@/lib/db/name-taken";
import { type Administrator, editUsers, refuseBeyondOwn } from "./guard-users";
import { OWNER_ROLE } from "./owner-role";
import type { RoleEdit, RoleInput } from "./user-schema";

/**
 * Adds a role.
 *
 * @throws AppError `forbidden` (`beyondOwnRights`) when the administrator does not have all of its permissions
 * @throws AppError `invalid_input` (`invalidInput` with the field) when the name is taken, ignoring case
 */
export function createRole(
  db: Db,
  administrator: Administrator,
  { name, permissions }: RoleInput,
): Promise<{ id: number }> {
  const { businessId, id: userId } = administrator;
  refuseBeyondOwn(administrator, permissions);
  return withFreeName("roleNameTaken", () =>
    editUsers(db, administrator, async (tx) => {
      await refuseTakenName(tx, businessId, name);
      const { id } = await tx.role.create({ data: { businessId, name, permissions }, select: { id: true } });
      await recordActivity(tx, { businessId, userId, action: "user.role_created", entityId: id, details: { name } });
      return { id };
    }),
  );
}

/**
 * Changes the name and permissions of a role. They take effect with the next request of each of its users.
 *
 * @throws AppError `not_found` (`notFound`) when the business has no such role
 * @throws AppError `conflict` (`ownerRoleFixed`) for the owner's role
 * @throws AppError `conflict` (`changedMeanwhile`) when the role was changed since it was read
 * @throws AppError `forbidden` (`beyondOwnRights`) when the administrator lacks one of its old or new permissions
 * @throws AppError `invalid_input` (`invalidInput` with the field) when the name is taken, ignoring case
 */
export function updateRole(
  db: Db,
  administrator: Administrator,
  id: number,
  { name, permissions, before }: RoleEdit,
): Promise<void> {
  const { businessId, id: userId } = administrator;
  return withFreeName("roleNameTaken", () =>
    editUsers(db, administrator, async (tx) => {
      const role = await requireChangeable(tx, administrator, id);
      const isUnchanged =
        role.name === before.name && isSameSet(knownPermissions(role.permissions), before.permissions);
      if (!isUnchanged) throw new AppError("conflict", "changedMeanwhile");
      refuseBeyondOwn(administrator, permissions);
      await refuseTakenName(tx, businessId, name, id);
      await tx.role.update({ where: { id, businessId }, data: { name, permissions } });
      await recordActivity(tx, { businessId, userId, action: "user.role_edited", entityId: id, details: { name } });
    }),
  );
}

/**
 * Deletes a role without users.
 *
 * @throws AppError `not_found` (`notFound`) when the business has no such role
 * @throws AppError `conflict` (`ownerRoleFixed`) for the owner's role
 * @throws AppError `conflict` (`roleInUse`) when users have the role
 * @throws AppError `forbidden` (`beyondOwnRights`) when the administrator lacks one of its permissions
 */
export function deleteRole(db: Db, administrator: Administrator, id: number): Promise<void> {
  const { businessId, id: userId } = administrator;
  return editUsers(db, administrator, async (tx) => {
    const role = await requireChangeable(tx, administrator, id);
    const count = await tx.user.count({ where: { businessId, roleId: id } });
    if (count > 0) throw new AppError("conflict", "roleInUse", { values: { count } });
    await tx.role.delete({ where: { id, businessId } });
    await recordActivity(tx, {
      businessId,
      userId,
      action: "user.role_deleted",
      entityId: id,
      details: { name: role.name },
    });
  });
}

async function requireChangeable(tx: Tx, administrator: Administrator, id: number): Promise<Role> {
  const role = await tx.role.findFirst({ where: { id, businessId: administrator.businessId } });
  if (role === null) throw new AppError("not_found", "notFound");
  if (role.name === OWNER_ROLE) throw new AppError("conflict", "ownerRoleFixed");
  refuseBeyondOwn(administrator, role.permissions);
  return role;
}

/** Ignores case, since "Owner" beside "owner" would mislead. */
async function refuseTakenName(tx: Tx, businessId: number, name: string, ownId?: number): Promise<void> {
  const others = await tx.role.findMany({ where: { businessId, id: { not: ownId } }, select: { name: true } });
  if (others.some((other) => other.name.toLowerCase() === name.toLowerCase())) throw nameTaken("roleNameTaken");
}

function isSameSet(a: readonly string[], b: readonly string[]): boolean {
  const known = new Set(a);
  return known.size === new Set(b).size && b.every((value) => known.has(value));
}

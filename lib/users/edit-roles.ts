import { recordActivity } from "@/lib/activity/record-activity";
import { knownPermissions } from "@/lib/auth/permissions";
import type { Db, Tx } from "@/lib/db";
import { AppError } from "@/lib/errors";
import type { Role } from "@/lib/generated/prisma/client";
import { nameTaken, withFreeName } from "@/lib/locations/name-taken";
import { type Administrator, editUsers, refuseBeyondOwn } from "./guard-users";
import { OWNER_ROLE } from "./owner-role";
import type { RoleEdit, RoleInput } from "./user-schema";

/** Adds a role. Throws forbidden for permissions that the administrator does not have. */
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

/** Renames a role and says what it may do; effective with the next request of everybody who has it. */
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
      const wasSeen = role.name === before.name && sameSet(knownPermissions(role.permissions), before.permissions);
      if (!wasSeen) throw new AppError("conflict", "changedMeanwhile");
      refuseBeyondOwn(administrator, permissions);
      await refuseTakenName(tx, businessId, name, id);
      await tx.role.update({ where: { id, businessId }, data: { name, permissions } });
      await recordActivity(tx, { businessId, userId, action: "user.role_edited", entityId: id, details: { name } });
    }),
  );
}

/** Deletes a role that nobody has. Throws conflict otherwise. */
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

/** Whatever its case: an "Owner" beside "owner" would be a trap. */
async function refuseTakenName(tx: Tx, businessId: number, name: string, ownId?: number): Promise<void> {
  const others = await tx.role.findMany({ where: { businessId, id: { not: ownId } }, select: { name: true } });
  if (others.some((other) => other.name.toLowerCase() === name.toLowerCase())) throw nameTaken("roleNameTaken");
}

function sameSet(one: readonly string[], other: readonly string[]): boolean {
  const known = new Set(one);
  return known.size === new Set(other).size && other.every((value) => known.has(value));
}

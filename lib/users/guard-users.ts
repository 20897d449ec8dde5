import { can } from "@/lib/auth/access";
import { knownPermissions } from "@/lib/auth/permissions";
import type { SessionUser } from "@/lib/auth/session-user";
import type { Db, Tx } from "@/lib/db";
import { AppError } from "@/lib/errors";
import type { Role } from "@/lib/generated/prisma/client";
import { OWNER_ROLE } from "./owner-role";

/** Who changes users and roles. */
export type Administrator = Pick<SessionUser, "id" | "businessId" | "permissions">;

// Any number that no other two-key advisory lock uses.
const USERS_LOCK = 203;

/**
 * One change of a business's users and roles at a time. Without it two owners who take each other's
 * role at the same moment would each see the other one, and nobody would be left.
 */
export function editUsers<T>(db: Db, { businessId }: Administrator, edit: (tx: Tx) => Promise<T>): Promise<T> {
  return db.$transaction(async (tx) => {
    await tx.$executeRaw`select pg_advisory_xact_lock(${USERS_LOCK}::int, ${businessId}::int)`;
    return edit(tx);
  });
}

/** Nobody gives away, or takes over by a new password, more than they may do themselves. */
export function refuseBeyondOwn(administrator: Administrator, permissions: readonly string[]): void {
  const isOwn = knownPermissions(permissions).every((permission) => can(administrator, permission));
  if (!isOwn) throw new AppError("forbidden", "beyondOwnRights");
}

/** Throws conflict when the business would be without an owner who can sign in. */
export async function refuseLastOwner(tx: Tx, businessId: number, exceptUserId: number): Promise<void> {
  const others = await tx.user.count({
    where: { businessId, isActive: true, role: { name: OWNER_ROLE }, id: { not: exceptUserId } },
  });
  if (others === 0) throw new AppError("conflict", "lastOwner");
}

/** A role of this business. Throws invalid_input beside the field. */
export async function requireRole(tx: Tx, businessId: number, id: number): Promise<Role> {
  const role = await tx.role.findFirst({ where: { id, businessId } });
  if (role === null) throw new AppError("invalid_input", "invalidInput", { fields: { roleId: "roleGone" } });
  return role;
}

/** A user of this business with the role. Throws not_found. */
export async function requireUserOf(tx: Tx, businessId: number, id: number) {
  const user = await tx.user.findFirst({ where: { id, businessId }, include: { role: true } });
  if (user === null) throw new AppError("not_found", "notFound");
  return user;
}

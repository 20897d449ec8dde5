import { knownPermissions } from "@/lib/auth/permissions";
import type { Db, Tx } from "@/lib/db";
import type { RoleView, UserView } from "./user-schema";

/** All users of the business, active ones first. */
export async function listUsers(db: Db | Tx, businessId: number): Promise<UserView[]> {
  const users = await db.user.findMany({
    where: { businessId },
    orderBy: [{ isActive: "desc" }, { name: "asc" }, { id: "asc" }],
    select: { id: true, name: true, email: true, roleId: true, isActive: true, lastSignInAt: true, createdAt: true },
  });
  return users.map(({ lastSignInAt, createdAt, ...user }) => ({
    ...user,
    lastSignInAt: lastSignInAt?.toISOString() ?? null,
    createdAt: createdAt.toISOString(),
  }));
}

/** All roles of the business, oldest first, with their permissions and number of users. */
export async function listRoles(db: Db | Tx, businessId: number): Promise<RoleView[]> {
  const roles = await db.role.findMany({
    where: { businessId },
    orderBy: { id: "asc" },
    select: { id: true, name: true, permissions: true, _count: { select: { users: true } } },
  });
  return roles.map(({ _count, permissions, ...role }) => ({
    ...role,
    permissions: knownPermissions(permissions),
    users: _count.users,
  }));
}

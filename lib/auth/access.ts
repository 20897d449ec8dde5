import { hasModule, type Module } from "@/lib/auth/modules";
import type { Permission } from "@/lib/auth/permissions";
import { AppError } from "@/lib/errors";

/**
 * What a page or a route asks of whoever opens it: every permission of `all`, at least one of `any`, and the module
 * switched on. Declared once per page and route, and checked before anything else happens there.
 */
export type Access = { module?: Module } & (
  | { all: readonly Permission[]; any?: readonly Permission[] }
  | { all?: readonly Permission[]; any: readonly Permission[] }
);

/** For what belongs to everybody who is signed in, such as the own password. */
export const SIGNED_IN: Access = { all: [] };

/** Whoever has permissions; a session's user has. */
export type Holder = { permissions: readonly Permission[] };
type Visitor = Holder & { business: { modules: readonly string[] } };

/** Whether the user's role has the permission. */
export function can(user: Holder, permission: Permission): boolean {
  return user.permissions.includes(permission);
}

/** Why the user does not get in, as a key of the error messages; null when they do. */
export function findRefusal(user: Visitor, { all = [], any, module }: Access): "forbidden" | "moduleOff" | null {
  const isAllowed = all.every((each) => can(user, each)) && (any === undefined || any.some((each) => can(user, each)));
  if (!isAllowed) return "forbidden";
  return module === undefined || hasModule(user.business, module) ? null : "moduleOff";
}

/** Whether the user gets in, for what a page shows of other pages. */
export function meets(user: Visitor, access: Access): boolean {
  return findRefusal(user, access) === null;
}

/**
 * For a rule that depends on what is asked for and not only on the address.
 *
 * @throws AppError `forbidden` when it is not allowed
 */
export function refuseUnless(isAllowed: boolean): void {
  if (!isAllowed) throw new AppError("forbidden", "forbidden");
}

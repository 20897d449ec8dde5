import { hasModule, type Module } from "@/lib/auth/modules";
import type { Permission } from "@/lib/auth/permissions";
import { AppError } from "@/lib/errors";

/**
 * What a page or route requires: every permission of `all`, at least one of `any`, and the module switched on. Each
 * page and route declares it once and checks it first.
 */
export type Access = {
  module?: Module;
  /** Allowed with a one-time password as well, which has to be changed before anything else. */
  isBeforePasswordChange?: true;
} & (
  | { all: readonly Permission[]; any?: readonly Permission[] }
  | { all?: readonly Permission[]; any: readonly Permission[] }
);

/** For what every signed-in user may do, such as choosing their language. */
export const SIGNED_IN: Access = { all: [] };

/** For changing one's own password, also a one-time password. */
export const OWN_PASSWORD: Access = { all: [], isBeforePasswordChange: true };

/** Anything with permissions, such as a session's user. */
export type Holder = { permissions: readonly Permission[] };
type Visitor = Holder & { business: { modules: readonly string[] } };

/** Whether the user's role has the permission. */
export function can(user: Holder, permission: Permission): boolean {
  return user.permissions.includes(permission);
}

/** Why the user is refused, as a key of the error messages. Null when the user has access. */
export function findRefusal(user: Visitor, { all = [], any, module }: Access): "forbidden" | "moduleOff" | null {
  const has = (permission: Permission) => can(user, permission);
  const isAllowed = all.every(has) && (any === undefined || any.some(has));
  if (!isAllowed) return "forbidden";
  return module === undefined || hasModule(user.business, module) ? null : "moduleOff";
}

/** Whether the user has access, for links and parts of a page. */
export function meets(user: Visitor, access: Access): boolean {
  return findRefusal(user, access) === null;
}

/**
 * For rules that depend on the request's content, not only on its address.
 *
 * @throws AppError `forbidden` (`forbidden`) when `isAllowed` is false
 */
export function refuseUnless(isAllowed: boolean): void {
  if (!isAllowed) throw new AppError("forbidden", "forbidden");
}

import type { NextResponse } from "next/server";
import type { Permission } from "@/lib/auth/permissions";
import type { SessionUser } from "@/lib/auth/session";
import { AppError } from "@/lib/errors";
import { withUser } from "@/lib/http/with-user";

type Handler<P> = (context: { request: Request; user: SessionUser; params: P }) => Promise<NextResponse | Response>;

/** withUser, for businesses that have the WooCommerce module switched on. */
export function withWooUser<P = Record<string, never>>(permission: Permission, handler: Handler<P>) {
  return withUser<P>(permission, async (context) => {
    if (!context.user.business.modules.includes("woocommerce")) throw new AppError("forbidden", "moduleOff");
    return handler(context);
  });
}

/** For routes whose permission depends on what they are about. Throws forbidden. */
export function requirePermission(user: SessionUser, permission: Permission): void {
  if (!user.permissions.includes(permission)) throw new AppError("forbidden", "forbidden");
}

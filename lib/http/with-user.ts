import type { NextResponse } from "next/server";
import type { Permission } from "@/lib/auth/permissions";
import { requireUser, type SessionUser } from "@/lib/auth/session";
import { AppError } from "@/lib/errors";
import { errorResponse } from "@/lib/http/route";

type Handler<P> = (context: { request: Request; user: SessionUser; params: P }) => Promise<NextResponse | Response>;

/**
 * Wraps a route handler: who asks, for which business, and may they. Cross-site writes are
 * refused by the Origin header, since the session is a cookie.
 */
export function withUser<P = Record<string, never>>(permission: Permission | null, handler: Handler<P>) {
  return async (request: Request, context: { params: Promise<P> }): Promise<Response> => {
    try {
      refuseCrossSite(request);
      const user = await requireUser();
      if (permission !== null && !user.permissions.includes(permission)) throw new AppError("forbidden", "forbidden");
      return await handler({ request, user, params: await context.params });
    } catch (error) {
      return errorResponse(error);
    }
  };
}

function refuseCrossSite(request: Request): void {
  if (request.method === "GET" || request.method === "HEAD") return;
  const site = request.headers.get("sec-fetch-site");
  if (site !== null && site !== "same-origin" && site !== "none") throw new AppError("forbidden", "crossSite");
}

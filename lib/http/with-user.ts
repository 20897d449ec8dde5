import type { NextResponse } from "next/server";
import { type Access, findRefusal } from "@/lib/auth/access";
import { requireUser, type SessionUser } from "@/lib/auth/session";
import { AppError } from "@/lib/errors";
import { refuseCrossSite } from "@/lib/http/refuse-cross-site";
import { refusedAnswer } from "@/lib/http/refused-answer";
import { withTransportSecurity } from "@/lib/auth/transport-security";

type Handler<P> = (context: { request: Request; user: SessionUser; params: P }) => Promise<NextResponse | Response>;

/**
 * Wraps a route handler: checks session and access, and answers what is thrown, once the browser has sent its body.
 * Cross-site writes are refused, since the session is a cookie.
 */
export function withUser<P = Record<string, never>>(access: Access, handler: Handler<P>) {
  return async (request: Request, context: { params: Promise<P> }): Promise<Response> => {
    try {
      refuseCrossSite(request);
      const user = await requireUser();
      if (user.mustChangePassword && !access.isBeforePasswordChange)
        throw new AppError("forbidden", "passwordMustChange");
      const refusal = findRefusal(user, access);
      if (refusal !== null) throw new AppError("forbidden", refusal);
      return withTransportSecurity(request, await handler({ request, user, params: await context.params }));
    } catch (error) {
      return withTransportSecurity(request, await refusedAnswer(request, error));
    }
  };
}

import type { NextResponse } from "next/server";
import { refuseCrossSite } from "@/lib/http/refuse-cross-site";
import { refusedAnswer } from "@/lib/http/refused-answer";
import { withTransportSecurity } from "@/lib/auth/transport-security";

/**
 * Wraps a route handler that anybody may call because the request carries its own proof, such as a code or the token of
 * a link. Cross-site writes are refused, and what is thrown is answered
 * once the browser has sent its body.
 */
export function withVisitor(handler: (request: Request) => Promise<NextResponse | Response>) {
  return async (request: Request): Promise<Response> => {
    try {
      refuseCrossSite(request);
      return withTransportSecurity(request, await handler(request));
    } catch (error) {
      return withTransportSecurity(request, await refusedAnswer(request, error));
    }
  };
}

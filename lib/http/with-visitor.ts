import type { NextResponse } from "next/server";
import { refuseCrossSite } from "@/lib/http/refuse-cross-site";
import { errorResponse } from "@/lib/http/route";
import { withTransportSecurity } from "@/lib/http/transport-security";

/**
 * Wraps a route handler that anybody may call because the request carries its own proof, such as a code or the token of
 * a link. Cross-site writes are refused, and what is thrown is answered.
 */
export function withVisitor(handler: (request: Request) => Promise<NextResponse | Response>) {
  return async (request: Request): Promise<Response> => {
    try {
      refuseCrossSite(request);
      return withTransportSecurity(request, await handler(request));
    } catch (error) {
      return withTransportSecurity(request, errorResponse(error));
    }
  };
}

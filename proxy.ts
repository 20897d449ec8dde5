import { type NextRequest, NextResponse } from "next/server";
import { env } from "@/lib/env";
import { contentSecurityPolicy } from "@/lib/http/content-security-policy";
import { strictTransportSecurity } from "@/lib/auth/transport-security";
import { PATH_HEADER } from "@/lib/auth/path-header";

/** Gives each page a script nonce and its own address. The pages check the sign-in. */
export function proxy(request: NextRequest): NextResponse {
  const nonce = crypto.randomUUID().replaceAll("-", "");
  const policy = contentSecurityPolicy(nonce, env().NODE_ENV === "development");
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set(PATH_HEADER, request.nextUrl.pathname + request.nextUrl.search);
  // Next reads the nonce for its own scripts from this request header.
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  const transport = strictTransportSecurity(request.headers);
  if (transport !== null) response.headers.set("strict-transport-security", transport);
  return response;
}

export const config = {
  // Pages only: not the API, the webhooks, or files, whose headers are in next.config.mjs. Files have their whole names
  // here, since a page's address may end in .txt as well.
  matcher: [
    {
      source: "/((?!api/|pos/|media/|_next/static|_next/image|logo\\.svg$|manifest\\.webmanifest$).*)",
      missing: [{ type: "header", key: "next-router-prefetch" }],
    },
  ],
};

import NextAuth from "next-auth";
import { NextRequest } from "next/server";
import { authOptions } from "@/lib/auth/auth-options";
import { AppError } from "@/lib/errors";
import { readBody } from "@/lib/http/read-body";
import { refusedAnswer } from "@/lib/http/refused-answer";
import { isSecureRequest, withTransportSecurity } from "@/lib/auth/transport-security";

/** A sign-in has an e-mail address, a password and a token. Anybody may post here, so the body is bounded. */
const MAX_BODY_BYTES = 16_000;

type Context = { params: Promise<{ nextauth: string[] }> };

/** /api/auth/*: next-auth's sign-in and sign-out. */
async function handler(request: Request, context: Context): Promise<Response> {
  return withTransportSecurity(request, await answer(request, context));
}

async function answer(request: Request, context: Context): Promise<Response> {
  // next-auth 4 types one handler for both routers, and so returns `any`.
  const handle = NextAuth(authOptions(isSecureRequest(request.headers))) as (
    request: Request,
    context: Context,
  ) => Promise<Response>;
  if (request.body === null) return handle(request, context);
  const body = await readBody(request, MAX_BODY_BYTES);
  if (body === null) return refusedAnswer(request, new AppError("too_large", "bodyTooLarge"));
  const { url, method, headers } = request;
  return handle(new NextRequest(url, { method, headers, body: new Uint8Array(body) }), context);
}

export { handler as GET, handler as POST };

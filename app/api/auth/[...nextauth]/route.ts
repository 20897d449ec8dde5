import NextAuth from "next-auth";
import { authOptions, isHttps } from "@/lib/auth/auth-options";

type Context = { params: Promise<{ nextauth: string[] }> };

/** /api/auth/*: next-auth's sign-in and sign-out. */
async function handler(request: Request, context: Context): Promise<Response> {
  // next-auth 4 types its handler for both routers at once, and so as nothing.
  const handle = NextAuth(authOptions(isHttps(request.headers.get("x-forwarded-proto")))) as (
    request: Request,
    context: Context,
  ) => Promise<Response>;
  return handle(request, context);
}

export { handler as GET, handler as POST };

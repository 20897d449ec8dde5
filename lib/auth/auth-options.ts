import type { NextAuthOptions } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { endSession } from "@/lib/auth/sessions/end-sessions";
import { isSessionLive } from "@/lib/auth/sessions/load-session";
import { sessionSeconds } from "@/lib/auth/sessions/session-limits";
import { encodeToken, readToken } from "@/lib/auth/sessions/session-token";
import { type SignIn, signIn } from "@/lib/auth/sign-in";
import { getDb } from "@/lib/db";
import { env } from "@/lib/env";
import { log } from "@/lib/log";

declare module "next-auth" {
  interface User {
    expiresAt?: Date;
  }
}

/**
 * next-auth would derive the cookies from NEXTAUTH_URL, and with https there, set cookies that http does not store. A
 * shop reaches one server by public name, localhost and local address, so the cookies follow the request.
 *
 * @param isSecure whether the browser's connection is encrypted
 */
export function authOptions(isSecure: boolean): NextAuthOptions {
  return {
    secret: env().NEXTAUTH_SECRET,
    session: { strategy: "jwt", maxAge: sessionSeconds() },
    jwt: { encode: encodeToken },
    useSecureCookies: isSecure,
    // next-auth's own pages have scripts and styles that the policy of ours does not know.
    pages: { signIn: "/login", signOut: "/", error: "/login", verifyRequest: "/login" },
    providers: [
      Credentials({
        credentials: { email: { type: "email" }, password: { type: "password" } },
        async authorize(credentials, request) {
          const result = await trySignIn(credentials, request.headers);
          if (result.outcome === "ok") return { id: result.sessionId, expiresAt: result.expiresAt };
          // next-auth passes only an error's message to the page.
          if (result.outcome === "tooMany") throw new Error(`tooMany:${result.waitSeconds}`);
          if (result.outcome === "expired") throw new Error("expired");
          return null;
        },
      }),
    ],
    callbacks: {
      async jwt({ token, user }) {
        // The cookie names the session only. The user is read from the database.
        if (user?.expiresAt) return { sid: user.id, until: Math.floor(user.expiresAt.getTime() / 1000) };
        const sessionId = readToken(token)?.sid;
        // next-auth answers what is thrown here by deleting the cookie.
        if (!sessionId || !(await isSessionLive(getDb(), sessionId, new Date()))) throw new Error("no session");
        return token;
      },
      session({ token }) {
        const until = readToken(token)?.until ?? 0;
        return { expires: new Date(until * 1000).toISOString() };
      },
    },
    events: {
      async signOut({ token }) {
        const sessionId = readToken(token)?.sid;
        if (sessionId) await endSession(getDb(), sessionId, "signed_out");
      },
    },
    logger: {
      error(code, metadata) {
        // A cookie of a session that has ended, or of another secret: nothing is wrong with the server.
        if (code === "JWT_SESSION_ERROR") log.info({ code }, "next-auth");
        else log.error({ code, err: metadata instanceof Error ? metadata : undefined }, "next-auth");
      },
      // NEXTAUTH_URL is unset on purpose, see above.
      warn: (code) => code !== "NEXTAUTH_URL" && log.warn({ code }, "next-auth"),
      debug: () => undefined,
    },
  };
}

/** The page receives no cause, since a cause may name a host or a table. */
async function trySignIn(credentials: unknown, headers: Record<string, unknown> | undefined): Promise<SignIn> {
  try {
    const userAgent = headerOf(headers, "user-agent");
    return await signIn(credentials, headerOf(headers, "x-forwarded-for"), { userAgent });
  } catch (error) {
    log.error({ err: error }, "a sign-in failed with an internal error");
    throw new Error("failed");
  }
}

function headerOf(headers: Record<string, unknown> | undefined, name: string): string | null {
  const value = headers?.[name];
  return typeof value === "string" ? value : null;
}

import type { NextAuthOptions } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { type SignIn, signIn } from "@/lib/auth/sign-in";
import { env } from "@/lib/env";
import { log } from "@/lib/log";

declare module "next-auth" {
  interface Session {
    userId?: number;
    stamp?: string;
  }
  interface User {
    stamp?: string;
  }
}

declare module "next-auth/jwt" {
  interface JWT {
    stamp?: string;
  }
}

/** Long enough to leave a till open over a weekend. Ends at once when the user is disabled: see findUser. */
const SESSION_SECONDS = 7 * 24 * 60 * 60;

/**
 * next-auth takes the address from NEXTAUTH_URL and would make cookies for that one: on https it
 * would set none that http keeps. A shop reaches the same server by its public name, by localhost
 * and by its address in the local network, so the cookies follow the request instead.
 *
 * @param isHttps whether the browser's own connection is encrypted
 */
export function authOptions(isHttps: boolean): NextAuthOptions {
  return {
    secret: env().NEXTAUTH_SECRET,
    session: { strategy: "jwt", maxAge: SESSION_SECONDS },
    useSecureCookies: isHttps,
    pages: { signIn: "/login" },
    providers: [
      Credentials({
        credentials: { email: { type: "email" }, password: { type: "password" } },
        async authorize(credentials, request) {
          const result = await trySignIn(credentials, headerOf(request.headers, "x-forwarded-for"));
          if (result.outcome === "ok") return { id: String(result.userId), stamp: result.stamp };
          // next-auth hands an error's message to the page, and nothing else.
          if (result.outcome === "tooMany") throw new Error(`tooMany:${result.waitSeconds}`);
          return null;
        },
      }),
    ],
    callbacks: {
      jwt({ token, user }) {
        // Name and e-mail are read from the database: the cookie says who, and no more.
        if (user) return { sub: user.id, ...(user.stamp ? { stamp: user.stamp } : {}) };
        return token;
      },
      session({ session, token }) {
        return { ...session, userId: Number(token.sub), ...(token.stamp ? { stamp: token.stamp } : {}) };
      },
    },
    logger: {
      error: (code, metadata) =>
        log.error({ code, err: metadata instanceof Error ? metadata : undefined }, "next-auth"),
      // "NEXTAUTH_URL is not set": on purpose, see above.
      warn: (code) => code !== "NEXTAUTH_URL" && log.warn({ code }, "next-auth"),
      debug: () => undefined,
    },
  };
}

/** The page is told that it did not work, and not why: the cause may name a host or a table. */
async function trySignIn(credentials: unknown, forwardedFor: string | null): Promise<SignIn> {
  try {
    return await signIn(credentials, forwardedFor);
  } catch (error) {
    log.error({ err: error }, "a sign-in failed for a reason of ours");
    throw new Error("failed");
  }
}

function headerOf(headers: Record<string, unknown> | undefined, name: string): string | null {
  const value = headers?.[name];
  return typeof value === "string" ? value : null;
}

/** From the proxy's header; Next sets it itself when there is no proxy. */
export function isHttps(forwardedProto: string | null): boolean {
  return forwardedProto?.split(",")[0]?.trim() === "https";
}

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

/** Seven days, so that a till stays signed in over a weekend. `findUser` ends sessions of disabled users at once. */
const SESSION_SECONDS = 7 * 24 * 60 * 60;

/**
 * next-auth would derive the cookies from NEXTAUTH_URL, and with https there, set cookies that http does not store. A
 * shop reaches one server by public name, localhost and local address, so the cookies follow the request.
 *
 * @param isHttps whether the browser's connection is encrypted
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
          // next-auth passes only an error's message to the page.
          if (result.outcome === "tooMany") throw new Error(`tooMany:${result.waitSeconds}`);
          if (result.outcome === "expired") throw new Error("expired");
          return null;
        },
      }),
    ],
    callbacks: {
      jwt({ token, user }) {
        // The cookie identifies the user only. Name and e-mail are read from the database.
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
      // NEXTAUTH_URL is unset on purpose, see above.
      warn: (code) => code !== "NEXTAUTH_URL" && log.warn({ code }, "next-auth"),
      debug: () => undefined,
    },
  };
}

/** The page receives no cause, since a cause may name a host or a table. */
async function trySignIn(credentials: unknown, forwardedFor: string | null): Promise<SignIn> {
  try {
    return await signIn(credentials, forwardedFor);
  } catch (error) {
    log.error({ err: error }, "a sign-in failed with an internal error");
    throw new Error("failed");
  }
}

function headerOf(headers: Record<string, unknown> | undefined, name: string): string | null {
  const value = headers?.[name];
  return typeof value === "string" ? value : null;
}

/** Whether the browser's connection is encrypted, from `x-forwarded-proto`, which Next sets without a proxy too. */
export function isHttps(forwardedProto: string | null): boolean {
  return forwardedProto?.split(",")[0]?.trim() === "https";
}

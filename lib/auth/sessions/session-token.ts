import { decode, encode, type JWTEncodeParams } from "next-auth/jwt";
import { z } from "zod";
import { env } from "@/lib/env";

/** What the cookie carries beside its own times: the session's id, and when the session expires, in seconds since 1970. */
const tokenSchema = z.object({ sid: z.uuid(), until: z.number() });

export type SessionToken = z.infer<typeof tokenSchema>;

/** The content of a decrypted token; null when it is of another kind, such as that of an earlier version. */
export function readToken(token: unknown): SessionToken | null {
  return tokenSchema.safeParse(token).data ?? null;
}

/**
 * Encrypts a token as next-auth does, but valid no longer than its session. next-auth renews the token whenever it is
 * asked for the session.
 */
export function encodeToken(params: JWTEncodeParams): Promise<string> {
  const until = readToken(params.token)?.until;
  if (until === undefined) throw new Error("a token without a session");
  return encode({ ...params, maxAge: Math.max(0, Math.floor(until - Date.now() / 1000)) });
}

/** next-auth's name of the session cookie. With its prefix, browsers accept the cookie only over TLS. */
export function sessionCookieName(isSecure: boolean): string {
  return `${isSecure ? "__Secure-" : ""}next-auth.session-token`;
}

/** The session's id in a cookie; null when the cookie is missing, expired, or was encrypted with another secret. */
export async function readSessionId(cookie: string | undefined): Promise<string | null> {
  if (!cookie) return null;
  const token = await decode({ token: cookie, secret: env().NEXTAUTH_SECRET }).catch(() => null);
  return readToken(token)?.sid ?? null;
}

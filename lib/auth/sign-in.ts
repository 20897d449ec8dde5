import { createHash } from "node:crypto";
import { z } from "zod";
import { clientAddress } from "@/lib/auth/client-address";
import { verifyPassword } from "@/lib/auth/password";
import { countSignInTry, forgiveSignInTries } from "@/lib/auth/sign-in-limits";
import { getDb } from "@/lib/db";
import { env } from "@/lib/env";
import { log } from "@/lib/log";

const credentialsSchema = z.object({
  // PostgreSQL's text cannot contain NUL, and the query would fail instead of finding no user.
  email: z
    .string()
    .trim()
    .toLowerCase()
    .min(1)
    .max(200)
    .refine((value) => !value.includes("\0")),
  // Bounded, since argon2 hashes megabytes too.
  password: z.string().min(1).max(200),
});

export type SignIn =
  | { outcome: "ok"; userId: number; stamp: string }
  | { outcome: "wrong" }
  | { outcome: "expired" }
  | { outcome: "tooMany"; waitSeconds: number };

/**
 * Checks e-mail address and password. The outcome is the same for an unknown address and a disabled user; `expired`
 * is a one-time password that was right too late.
 */
export async function signIn(credentials: unknown, forwardedFor: string | null | undefined): Promise<SignIn> {
  const parsed = credentialsSchema.safeParse(credentials);
  if (!parsed.success) return { outcome: "wrong" };
  const { email, password } = parsed.data;
  const address = clientAddress(forwardedFor, env().TRUST_PROXY);

  const allowance = await countSignInTry(email, address);
  if (!allowance.isAllowed) {
    log.warn({ address }, "too many sign-in attempts");
    return { outcome: "tooMany", waitSeconds: allowance.waitSeconds };
  }
  const user = await getDb().user.findUnique({ where: { email } });
  const isRight = await verifyPassword(user?.passwordHash ?? null, password);
  if (!user || !isRight || !user.isActive) return { outcome: "wrong" };

  await forgiveSignInTries(email, address);
  if (user.oneTimeUntil !== null && user.oneTimeUntil <= new Date()) return { outcome: "expired" };
  await getDb().user.update({ where: { id: user.id }, data: { lastSignInAt: new Date() } });
  return { outcome: "ok", userId: user.id, stamp: passwordStamp(user.passwordHash) };
}

/** A short hash of the password hash, stored in the session: a new password ends the sessions of the old one. */
export function passwordStamp(passwordHash: string): string {
  return createHash("sha256").update(passwordHash).digest("base64url").slice(0, 16);
}

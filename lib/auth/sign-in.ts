import { z } from "zod";
import { clientAddress } from "@/lib/auth/client-address";
import { verifyPassword } from "@/lib/auth/password";
import { expiryOf } from "@/lib/auth/sessions/session-limits";
import { startSession } from "@/lib/auth/sessions/start-session";
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
  | { outcome: "ok"; userId: number; sessionId: string; expiresAt: Date }
  | { outcome: "wrong" }
  | { outcome: "expired" }
  | { outcome: "tooMany"; waitSeconds: number };

/**
 * Checks e-mail address and password, and starts a session. The outcome is the same for an unknown address and a
 * disabled user; `expired` is a one-time password that was right too late.
 */
export async function signIn(
  credentials: unknown,
  forwardedFor: string | null | undefined,
  { userAgent = null, now = new Date() }: { userAgent?: string | null; now?: Date } = {},
): Promise<SignIn> {
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
  if (user.oneTimeUntil !== null && user.oneTimeUntil <= now) return { outcome: "expired" };
  const sessionId = await startSession(getDb(), user, { userAgent, address }, now);
  if (sessionId === null) return { outcome: "wrong" };
  return { outcome: "ok", userId: user.id, sessionId, expiresAt: expiryOf(now) };
}

import { hashPassword } from "@/lib/auth/password";
import { temporaryPassword } from "./temporary-password";

/** Three days: over a weekend, and no longer, since it is handed over on paper or in a chat. */
export const ONE_TIME_HOURS = 72;

/** A one-time password with its hash, and when it ends. It is changed at the first sign-in. */
export async function createOneTimePassword(
  now = new Date(),
): Promise<{ password: string; stored: { passwordHash: string; oneTimeUntil: Date } }> {
  const password = temporaryPassword();
  const oneTimeUntil = new Date(now.getTime() + ONE_TIME_HOURS * 3_600_000);
  return { password, stored: { passwordHash: await hashPassword(password), oneTimeUntil } };
}

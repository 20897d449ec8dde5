import { setTimeout as sleep } from "node:timers/promises";
import { hasBusiness } from "@/lib/auth/has-business";
import { createTryLimit, requireAllowed } from "@/lib/auth/try-limit";
import { hashToken, isEqualSecret } from "@/lib/crypto";
import type { Db } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { temporaryPassword } from "@/lib/users/temporary-password";

/** Long enough for whoever sets up a server to come back after lunch; the next start prints another code. */
export const CODE_HOURS = 24;

/** The code has 79 bits, so the limits only bound the load. */
const byAddress = createTryLimit("setup-address", 10);
/** All visitors together. Above it a try waits, but none is refused: strangers would lock the owner out. */
const inAll = createTryLimit("setup", 100);
const ANYBODY = "anybody";
const SLOWED_MS = 1_000;

/**
 * Replaces the code that guards the set-up page, and returns the new one, of which only the hash is stored. Null when
 * a business exists.
 */
export async function issueSetupCode(db: Db, now = new Date()): Promise<string | null> {
  if (await hasBusiness(db)) return null;
  const code = temporaryPassword();
  const data = { codeHash: hashToken(code), expiresAt: new Date(now.getTime() + CODE_HOURS * 3_600_000) };
  await db.setupCode.upsert({ where: { id: 1 }, create: data, update: data });
  return code;
}

/**
 * Checks the code of the set-up page. Without an address, as without a trusted proxy, tries are slowed but not refused.
 *
 * @throws AppError `too_many_attempts` (`tooManyTries`) after ten tries of one address within 15 minutes
 * @throws AppError `invalid_input` (`invalidInput` with the field) when the code is wrong or has expired
 */
export async function requireSetupCode(db: Db, code: string, address: string | null, now = new Date()): Promise<void> {
  if (address !== null) requireAllowed(await byAddress.count(address));
  const total = await inAll.count(ANYBODY);
  if (!total.isAllowed) await sleep(SLOWED_MS);
  const stored = await db.setupCode.findUnique({ where: { id: 1 } });
  const isRight = isEqualSecret(stored?.codeHash ?? "", hashToken(code));
  if (stored === null || !isRight || stored.expiresAt <= now)
    throw new AppError("invalid_input", "invalidInput", { fields: { code: "setupCodeWrong" } });
  if (address !== null) await byAddress.clear(address);
}

import { endSessions } from "@/lib/auth/sessions/end-sessions";
import type { Tx } from "@/lib/db";

type StoredPassword = { passwordHash: string; oneTimeUntil: Date | null };

/** Stores a password in the transaction of its change. The user's sessions and the link to choose a password end. */
export async function storePassword(
  tx: Tx,
  userId: number,
  { passwordHash, oneTimeUntil }: StoredPassword,
): Promise<void> {
  await tx.user.update({ where: { id: userId }, data: { passwordHash, oneTimeUntil } });
  await endOldPassword(tx, userId);
}

/**
 * Stores a password in place of another, and returns whether it was still that one.
 *
 * @param before the hash of the password that is replaced
 * @param except the session that stays
 */
export async function replacePassword(
  tx: Tx,
  userId: number,
  before: string,
  passwordHash: string,
  except?: string,
): Promise<boolean> {
  const { count } = await tx.user.updateMany({
    where: { id: userId, passwordHash: before },
    data: { passwordHash, oneTimeUntil: null },
  });
  if (count > 0) await endOldPassword(tx, userId, except);
  return count > 0;
}

async function endOldPassword(tx: Tx, userId: number, except?: string): Promise<void> {
  await tx.passwordLink.deleteMany({ where: { userId } });
  await endSessions(tx, userId, { reason: "password_changed", except });
}

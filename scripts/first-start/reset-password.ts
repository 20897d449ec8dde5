import type { Db } from "@/lib/db";
import { recordActivity } from "@/lib/activity/record-activity";
import { createOneTimePassword, ONE_TIME_HOURS } from "@/lib/users/one-time-password";
import { storePassword } from "@/lib/users/store-password";
import { withDb } from "../seed";

/**
 * Gives a user a one-time password and lets them in again, and returns what to tell them. Their sessions end.
 *
 * @throws Error in a sentence when nobody has the address
 */
export async function resetPasswordOf(databaseUrl: string, email: string): Promise<string> {
  const { password, stored } = await createOneTimePassword();
  const address = email.trim().toLowerCase();
  return withDb(databaseUrl, async (db) => {
    const user = await db.user.findUnique({ where: { email: address } });
    if (user === null) throw new Error(`Nobody signs in with ${address}. ${await describeOwners(db)}`);
    await db.$transaction(async (tx) => {
      await storePassword(tx, user.id, stored);
      await tx.user.update({ where: { id: user.id }, data: { isActive: true } });
      await recordActivity(tx, {
        businessId: user.businessId,
        userId: null,
        action: "user.password_reset",
        entityId: user.id,
        details: { name: user.name },
      });
    });
    await clearTries(db, address);
    return [
      `${user.name} signs in with`,
      `  e-mail    ${address}`,
      `  password  ${password}`,
      `The password is shown this once, ends after ${ONE_TIME_HOURS} hours, and is changed at the first sign-in.`,
      ...(user.isActive ? [] : ["They were shut out, and may sign in again."]),
    ].join("\n");
  });
}

async function describeOwners(db: Db): Promise<string> {
  const owners = await db.user.findMany({ where: { role: { name: "owner" } }, orderBy: { id: "asc" }, take: 5 });
  if (owners.length === 0) return "This database has no owner yet: npm run create-owner makes one.";
  return `Owners are ${owners.map(({ email }) => email).join(", ")}.`;
}

/** The counters of sign-in tries; the first sign-in creates their table (lib/auth/try-limit.ts). */
async function clearTries(db: Db, email: string): Promise<void> {
  const [found] = await db.$queryRaw<{ exists: boolean }[]>`
    select to_regclass('sign_in_attempts') is not null as exists`;
  if (found?.exists) await db.$executeRaw`delete from sign_in_attempts where key = ${`email:${email}`}`;
}

import { createFirstBusiness } from "@/lib/setup/create-first-business";
import { hasBusiness } from "@/lib/auth/has-business";
import { createOneTimePassword, ONE_TIME_HOURS } from "@/lib/users/one-time-password";
import { type Answers, type Ask, readAnswers, toFirstBusiness } from "./answers";
import { migrate } from "../migrate";
import { withDb } from "../seed";

/**
 * Sets up an empty database from the terminal, and returns what to tell the owner.
 *
 * @throws Error in a sentence when a business exists or an answer is missing or wrong
 */
export async function createOwner(databaseUrl: string, given: Answers, ask: Ask | null): Promise<string> {
  await migrate(databaseUrl);
  return withDb(databaseUrl, async (db) => {
    if (await hasBusiness(db))
      throw new Error(
        "This database has a business already, so nothing was written. npm run reset-password lets somebody in who is locked out.",
      );
    const { password, stored } = await createOneTimePassword();
    const input = toFirstBusiness(await readAnswers(given, ask), password);
    await createFirstBusiness(db, input, { oneTimeUntil: stored.oneTimeUntil });
    return [
      `${input.business.name} is set up. Sign in with`,
      `  e-mail    ${input.owner.email}`,
      `  password  ${password}`,
      `The password is shown this once, ends after ${ONE_TIME_HOURS} hours, and is changed at the first sign-in.`,
    ].join("\n");
  });
}

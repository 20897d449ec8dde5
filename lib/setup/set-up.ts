import { hasBusiness } from "@/lib/auth/has-business";
import type { Db } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { refuseWeakPassword } from "@/lib/users/refuse-weak-password";
import { createFirstBusiness } from "./create-first-business";
import { requireSetupCode } from "./setup-code";
import type { SetupInput } from "./setup-schema";

/**
 * Sets up an empty database from the set-up page.
 *
 * @throws AppError `conflict` (`alreadySetUp`) when a business exists
 * @throws AppError `too_many_attempts` (`tooManyTries`) after ten tries of one address within 15 minutes
 * @throws AppError `invalid_input` (`invalidInput` with the field) when the code is wrong or has expired,
 *   or the owner's password is common or their name
 */
export async function setUp(db: Db, { code, ...input }: SetupInput, address: string | null): Promise<void> {
  if (await hasBusiness(db)) throw new AppError("conflict", "alreadySetUp");
  await requireSetupCode(db, code, address);
  await refuseWeakPassword(input.owner.password, input.owner, "owner.password");
  await createFirstBusiness(db, input);
}

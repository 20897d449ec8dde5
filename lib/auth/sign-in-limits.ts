import { type Allowance, countTries, createTryLimit } from "@/lib/auth/try-limit";

/** A person who is unsure of a password needs about five tries, a machine thousands. */
const byEmail = createTryLimit("email", 10);
/** All people of a shop may share one address. */
const byAddress = createTryLimit("address", 60);

/**
 * Counts a try. Runs before the password is verified, so that simultaneous tries cannot exceed the limit.
 *
 * @throws Error when the database fails
 */
export function countSignInTry(email: string, address: string | null): Promise<Allowance> {
  return countTries([
    [byEmail, email],
    [byAddress, address],
  ]);
}

/** Deletes the counter of an e-mail address after a correct password, and subtracts the try from the address. */
export async function forgiveSignInTries(email: string, address: string | null): Promise<void> {
  await Promise.all([byEmail.clear(email), address === null ? null : byAddress.forgive(address)]);
}

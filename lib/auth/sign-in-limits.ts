import { type Allowance, createTryLimit } from "@/lib/auth/try-limit";

/** A person who is unsure of a password needs about five tries, a machine thousands. */
const byEmail = createTryLimit("email", 10);
/** All people of a shop may share one address. */
const byAddress = createTryLimit("address", 60);

/**
 * Counts a try. Runs before the password is verified, so that simultaneous tries cannot exceed the limit.
 *
 * @throws Error when the database fails
 */
export async function countSignInTry(email: string, address: string | null): Promise<Allowance> {
  const tries = await Promise.all([byEmail.count(email), ...(address === null ? [] : [byAddress.count(address)])]);
  const waits = tries.map((allowance) => (allowance.isAllowed ? 0 : allowance.waitSeconds));
  const waitSeconds = Math.max(...waits);
  return waitSeconds === 0 ? { isAllowed: true } : { isAllowed: false, waitSeconds };
}

/** Deletes the counter of an e-mail address after a correct password, and subtracts the try from the address. */
export async function forgiveSignInTries(email: string, address: string | null): Promise<void> {
  await Promise.all([byEmail.clear(email), address === null ? null : byAddress.forgive(address)]);
}

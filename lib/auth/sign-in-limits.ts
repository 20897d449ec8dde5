import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { getPool } from "@/lib/db";

/** Counters in PostgreSQL survive restarts, and several servers share them. */
const TABLE = "sign_in_attempts";

const WINDOW_SECONDS = 15 * 60;
/** A person who is unsure of a password needs about five tries, a machine thousands. */
const TRIES_PER_EMAIL = 10;
/** All people of a shop may share one address. */
const TRIES_PER_ADDRESS = 60;

type Limits = { email: RateLimiterPostgres; address: RateLimiterPostgres };

let limits: Promise<Limits> | undefined;

/** Whether one more try is allowed, and if not, after how many seconds. */
export type Allowance = { isAllowed: true } | { isAllowed: false; waitSeconds: number };

/**
 * Counts a try. Runs before the password is verified, so that simultaneous tries cannot exceed the limit.
 *
 * @throws Error when the database fails
 */
export async function countSignInTry(email: string, address: string | null): Promise<Allowance> {
  const { email: byEmail, address: byAddress } = await openLimits();
  const tries = [byEmail.consume(email), ...(address === null ? [] : [byAddress.consume(address)])];
  let waitMs = 0;
  for (const outcome of await Promise.allSettled(tries)) {
    if (outcome.status === "fulfilled") continue;
    // Other reasons are failures of the database, without which nobody can sign in.
    if (!(outcome.reason instanceof RateLimiterRes)) throw outcome.reason;
    waitMs = Math.max(waitMs, outcome.reason.msBeforeNext);
  }
  return waitMs === 0 ? { isAllowed: true } : { isAllowed: false, waitSeconds: Math.ceil(waitMs / 1000) };
}

/** Deletes the counter of an e-mail address after a correct password, and subtracts the try from the address. */
export async function forgiveSignInTries(email: string, address: string | null): Promise<void> {
  const { email: byEmail, address: byAddress } = await openLimits();
  await Promise.all([byEmail.delete(email), address === null ? null : byAddress.reward(address, 1)]);
}

function openLimits(): Promise<Limits> {
  // PostgreSQL refuses one of two servers that create the table at the same moment, and a retry finds the table.
  limits ??= openBoth().catch(openBoth);
  // A failure is not cached, so the next sign-in retries.
  limits.catch(() => (limits = undefined));
  return limits;
}

/** Sequential, since both create the same table and "if not exists" does not wait for a concurrent transaction. */
async function openBoth(): Promise<Limits> {
  const email = await openLimit("email", TRIES_PER_EMAIL);
  return { email, address: await openLimit("address", TRIES_PER_ADDRESS) };
}

/** Creates the table where it is missing. It contains counters of 15 minutes only, and needs no migration. */
function openLimit(keyPrefix: string, points: number): Promise<RateLimiterPostgres> {
  return new Promise((resolve, reject) => {
    const limit = new RateLimiterPostgres(
      {
        storeClient: getPool(),
        storeType: "pool",
        tableName: TABLE,
        keyPrefix,
        points,
        duration: WINDOW_SECONDS,
        clearExpiredByTimeout: true,
      },
      (error?: Error) => (error ? reject(error) : resolve(limit)),
    );
  });
}

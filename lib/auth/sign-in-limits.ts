import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { getPool } from "@/lib/db";

/** Counted in PostgreSQL, so that a restart or a second server starts nobody at zero. */
const TABLE = "sign_in_attempts";

const WINDOW_SECONDS = 15 * 60;
/** A person who is unsure of a password needs five tries or so; a machine needs thousands. */
const TRIES_PER_EMAIL = 10;
/** A whole shop may sit behind one address. */
const TRIES_PER_ADDRESS = 60;

type Limits = { email: RateLimiterPostgres; address: RateLimiterPostgres };

let limits: Promise<Limits> | undefined;

/** Whether one more try is allowed; if not, for how many seconds. */
export type Allowance = { isAllowed: true } | { isAllowed: false; waitSeconds: number };

/** Counts a try before the password is looked at: tries at the same moment cannot slip past together. */
export async function countSignInTry(email: string, address: string | null): Promise<Allowance> {
  const { email: byEmail, address: byAddress } = await openLimits();
  const tries = [byEmail.consume(email), ...(address === null ? [] : [byAddress.consume(address)])];
  let waitMs = 0;
  for (const outcome of await Promise.allSettled(tries)) {
    if (outcome.status === "fulfilled") continue;
    // Anything but a refusal is the database failing, and then nobody signs in anyway.
    if (!(outcome.reason instanceof RateLimiterRes)) throw outcome.reason;
    waitMs = Math.max(waitMs, outcome.reason.msBeforeNext);
  }
  return waitMs === 0 ? { isAllowed: true } : { isAllowed: false, waitSeconds: Math.ceil(waitMs / 1000) };
}

/** Takes a right password's try back, and the wrong ones that the same person made before it. */
export async function forgiveSignInTries(email: string, address: string | null): Promise<void> {
  const { email: byEmail, address: byAddress } = await openLimits();
  await Promise.all([byEmail.delete(email), address === null ? null : byAddress.reward(address, 1)]);
}

function openLimits(): Promise<Limits> {
  // Of two servers that make the table at the same moment, PostgreSQL refuses one; then it is there.
  limits ??= openBoth().catch(openBoth);
  // The next sign-in tries again.
  limits.catch(() => (limits = undefined));
  return limits;
}

/** One after the other: both make the same table, and "if not exists" does not wait for a neighbour. */
async function openBoth(): Promise<Limits> {
  const email = await openLimit("email", TRIES_PER_EMAIL);
  return { email, address: await openLimit("address", TRIES_PER_ADDRESS) };
}

/** Makes its table if it is not there: it holds counters of a quarter of an hour, nothing of the shop's. */
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

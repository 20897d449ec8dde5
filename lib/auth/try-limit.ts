import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { getPool } from "@/lib/db";
import { AppError } from "@/lib/errors";

/** Counters in PostgreSQL survive restarts, and several servers share them. */
const TABLE = "sign_in_attempts";

const WINDOW_SECONDS = 15 * 60;

/** Whether one more try is allowed, and if not, after how many seconds. */
export type Allowance = { isAllowed: true } | { isAllowed: false; waitSeconds: number };

export type TryLimit = {
  /** Counts a try of a key. */
  count(key: string): Promise<Allowance>;
  /** Deletes the counter of a key. */
  clear(key: string): Promise<void>;
  /** Subtracts one try from the counter of a key. */
  forgive(key: string): Promise<void>;
};

// PostgreSQL's "if not exists" does not wait for a concurrent transaction, so the limits open one after another.
let opening: Promise<unknown> = Promise.resolve();

/** A limit of tries per key within 15 minutes. Its functions throw when the database fails. */
export function createTryLimit(keyPrefix: string, tries: number): TryLimit {
  let opened: Promise<RateLimiterPostgres> | undefined;

  function open(): Promise<RateLimiterPostgres> {
    const openOnce = () => openLimit(keyPrefix, tries);
    if (opened === undefined) {
      // PostgreSQL refuses one of two servers that create the table at the same moment, and a retry finds the table.
      opened = opening.then(openOnce).catch(openOnce);
      opening = opened.catch(() => undefined);
      // A failure is not cached, so the next try opens again.
      opened.catch(() => (opened = undefined));
    }
    return opened;
  }

  return {
    async count(key) {
      const limit = await open();
      try {
        await limit.consume(key);
        return { isAllowed: true };
      } catch (reason) {
        // Other reasons are failures of the database.
        if (!(reason instanceof RateLimiterRes)) throw reason;
        return { isAllowed: false, waitSeconds: Math.ceil(reason.msBeforeNext / 1000) };
      }
    },
    async clear(key) {
      await (await open()).delete(key);
    },
    async forgive(key) {
      await (await open()).reward(key, 1);
    },
  };
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

/** Counts a try of several keys, of which each may refuse it; the longest wait counts. A key of null is left out. */
export async function countTries(tries: readonly (readonly [TryLimit, string | null])[]): Promise<Allowance> {
  const allowances = await Promise.all(tries.flatMap(([limit, key]) => (key === null ? [] : [limit.count(key)])));
  const waitSeconds = Math.max(0, ...allowances.map((one) => (one.isAllowed ? 0 : one.waitSeconds)));
  return waitSeconds === 0 ? { isAllowed: true } : { isAllowed: false, waitSeconds };
}

/** @throws AppError `too_many_attempts` (`tooManyTries` with the minutes to wait) when the try is not allowed */
export function requireAllowed(allowance: Allowance): void {
  if (allowance.isAllowed) return;
  const minutes = Math.ceil(allowance.waitSeconds / 60);
  throw new AppError("too_many_attempts", "tooManyTries", { values: { minutes } });
}

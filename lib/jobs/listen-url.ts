import { isBehindTransactionPooler } from "@/lib/db/transaction-pooler";
import type { Env } from "@/lib/env";

/**
 * Returns the database address on which LISTEN works: DATABASE_DIRECT_URL, or DATABASE_URL when no transaction pooler
 * stands before it. Null where neither holds, and workers poll.
 *
 * @throws Error when the database does not answer
 */
export async function findListenUrl(env: Pick<Env, "DATABASE_URL" | "DATABASE_DIRECT_URL">): Promise<string | null> {
  if (env.DATABASE_DIRECT_URL !== undefined) return env.DATABASE_DIRECT_URL;
  return (await isBehindTransactionPooler(env.DATABASE_URL)) ? null : env.DATABASE_URL;
}

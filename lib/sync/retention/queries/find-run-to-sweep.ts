import type { Db } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";

/** What is removed of a run's log: first the payloads of its entries, then the entries. */
export type LogPart = "payloads" | "entries";

// Literals, because the planner proves that the partial index covers a row only from constants.
const HAS_PART: Record<LogPart, Prisma.Sql> = {
  payloads: Prisma.sql`log = 'whole'`,
  entries: Prisma.sql`log <> 'removed'`,
};

/**
 * Returns the statement of findRunToSweep. Its test asserts the plan: the index leaves swept runs out, so that a swept
 * history costs nothing.
 */
export function runToSweepSql(businessId: number, part: LogPart, before: Date): Prisma.Sql {
  return Prisma.sql`
    select id from sync_runs where business_id = ${businessId} and finished_at < ${before} and ${HAS_PART[part]}
    order by finished_at limit 1`;
}

/** Returns the run that finished first before a time and still has that part of its log; null when none has. */
export async function findRunToSweep(db: Db, businessId: number, part: LogPart, before: Date): Promise<number | null> {
  const rows = await db.$queryRaw<{ id: number }[]>(runToSweepSql(businessId, part, before));
  return rows[0]?.id ?? null;
}

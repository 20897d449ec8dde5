import type { Db } from "@/lib/db";

/**
 * Returns the time, by the database's clock, before which every change is committed: now, or the start of the oldest
 * transaction that has written something. `changed_at` is the time of the statement, so a transaction that is still
 * open may yet show changes from its start on. A session of another database user, whose start cannot be read, does
 * not count.
 */
export async function findCommittedUpTo(db: Db): Promise<Date> {
  const rows = await db.$queryRaw<{ upTo: Date }[]>`
    select least(clock_timestamp(), min(a.xact_start)) as "upTo" from pg_stat_activity a
    where a.datname = current_database() and a.backend_xid is not null`;
  return rows[0]?.upTo ?? new Date();
}

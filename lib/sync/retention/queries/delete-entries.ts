import type { Db } from "@/lib/db";

/** Deletes up to `limit` entries of a run, and returns how many. */
export function deleteEntries(db: Db, runId: number, limit: number): Promise<number> {
  return db.$executeRaw`
    delete from sync_entries where id in (
      select id from sync_entries where run_id = ${runId} limit ${limit})`;
}

import type { Db } from "@/lib/db";

/** Deletes the payloads of up to `limit` entries of a run, and returns of how many. */
export function deletePayloads(db: Db, runId: number, limit: number): Promise<number> {
  return db.$executeRaw`
    update sync_entries set sent = null where id in (
      select id from sync_entries where run_id = ${runId} and sent is not null limit ${limit})`;
}

import type { Db } from "@/lib/db";

/**
 * Deletes up to `limit` jobs of all businesses that have used up their attempts before a time, and returns how many.
 * graphile-worker keeps them for ever. Jobs do not name a business in a column, and their payloads hold only ids.
 */
export async function deleteExhaustedJobs(db: Db, before: Date, limit: number): Promise<number> {
  const deleted = await db.$queryRaw<{ id: string }[]>`
    select id::text from graphile_worker.complete_jobs(array(
      select id from graphile_worker.jobs
      where attempts >= max_attempts and locked_at is null and updated_at < ${before} limit ${limit}))`;
  return deleted.length;
}

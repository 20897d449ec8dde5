import { runMigrations } from "graphile-worker";
import type { Pool } from "pg";

/** PostgreSQL's codes for what another session has created since the check of "if not exists". */
const CREATED_MEANWHILE = new Set(["23505", "42P06", "42P07"]);

/**
 * Creates or updates graphile-worker's own tables. Idempotent, and safe to run twice at the same time: graphile-worker
 * makes each of its migrations once, but creates the schema and the table of migrations by "if not exists", which
 * throws when two do so at once. The one that throws has waited for the other's commit, so it finds both afterwards.
 */
export async function migrateJobs(pool: Pool): Promise<void> {
  try {
    await runMigrations({ pgPool: pool });
  } catch (error) {
    if (!isCreatedMeanwhile(error)) throw error;
    await runMigrations({ pgPool: pool });
  }
}

function isCreatedMeanwhile(error: unknown): boolean {
  return error instanceof Error && "code" in error && CREATED_MEANWHILE.has(String(error.code));
}

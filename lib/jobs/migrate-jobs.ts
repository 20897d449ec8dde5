import { runMigrations } from "graphile-worker";
import type { Pool } from "pg";

/** Creates or updates graphile-worker's own tables. Safe to repeat and to run at the same time twice. */
export async function migrateJobs(pool: Pool): Promise<void> {
  await runMigrations({ pgPool: pool });
}

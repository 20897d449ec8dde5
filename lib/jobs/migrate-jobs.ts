import { runMigrations } from "graphile-worker";
import type { Pool } from "pg";

/** Creates or updates graphile-worker's own tables. Idempotent, and safe to run twice at the same time. */
export async function migrateJobs(pool: Pool): Promise<void> {
  await runMigrations({ pgPool: pool });
}

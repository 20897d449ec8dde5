import { migrateJobs } from "@/lib/jobs/migrate-jobs";
import { getDb, getPool } from "@/lib/db";
import { createFigures } from "./figures";
import { installVirtualClock, replaceDatabaseClock } from "./virtual-clock";
import type { Ground } from "./world";

/** What all histories of a process share: a migrated database of its own, and a clock that can be moved. */
export async function openGround(databaseUrl: string): Promise<Ground> {
  await replaceDatabaseClock(databaseUrl);
  const pool = getPool();
  // The end of the command stops the server while connections are still closing.
  pool.on("error", () => undefined);
  await migrateJobs(pool);
  return { db: getDb(), pool, databaseUrl, clock: await installVirtualClock(pool), figures: createFigures() };
}

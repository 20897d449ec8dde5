import { migrateJobs } from "@/lib/jobs/migrate-jobs";
import { createFigures } from "./figures";
import { openSimDatabase } from "./sim-database";
import { installVirtualClock, replaceDatabaseClock } from "./virtual-clock";
import type { Pool } from "pg";
import type { Ground } from "./world";

/** Rows of closed worlds cost more with each history; emptying the tables takes as long as two of them. */
export const HISTORIES_BETWEEN_CLEANINGS = 200;

/** What all histories of a process share: a migrated database of its own, and a clock that can be moved. */
export async function openGround(databaseUrl: string): Promise<Ground> {
  await replaceDatabaseClock(databaseUrl);
  const { db, pool } = await openSimDatabase(databaseUrl);
  // The end of the command stops the server while connections are still closing.
  pool.on("error", () => undefined);
  await migrateJobs(pool);
  return { db, pool, databaseUrl, clock: await installVirtualClock(pool), figures: createFigures() };
}

/** Empties every table, so that the database is as it was before the first history. */
export async function clean(pool: Pool): Promise<void> {
  const { rows } = await pool.query<{ tables: string }>(
    `select string_agg(format('%I.%I', schemaname, tablename), ', ') as tables from pg_tables
     where schemaname = 'public' and tablename <> '_prisma_migrations'`,
  );
  await pool.query(`truncate ${rows[0]?.tables ?? ""} restart identity`);
}

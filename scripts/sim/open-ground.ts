import { Pool } from "pg";
import { migrateJobs } from "@/lib/jobs/migrate-jobs";
import { createFigures } from "./figures";
import { openSimDatabase } from "./sim-database";
import { installVirtualClock, replaceDatabaseClock } from "./virtual-clock";
import type { Ground } from "./world";

/** Rows of closed worlds cost more with each history; emptying the tables takes as long as two of them. */
export const HISTORIES_BETWEEN_CLEANINGS = 200;

/** What all histories of a process share: a migrated database of its own, and a clock that can be moved. */
export async function openGround(databaseUrl: string): Promise<Ground> {
  await replaceDatabaseClock(databaseUrl);
  await createQueue(databaseUrl);
  const { db, pool } = await openSimDatabase(databaseUrl);
  // Disturbances cut idle connections too, and the end of the command stops the server while connections are closing.
  pool.on("error", () => undefined);
  return { db, pool, databaseUrl, clock: await installVirtualClock(pool), figures: createFigures() };
}

/** In a pool of its own: graphile-worker prints every error of a pool that it was given once. */
async function createQueue(databaseUrl: string): Promise<void> {
  const pool = new Pool({ connectionString: databaseUrl });
  try {
    await migrateJobs(pool);
  } finally {
    await pool.end();
  }
}

export async function closeGround({ db, pool, clock }: Ground): Promise<void> {
  clock.uninstall();
  await db.$disconnect();
  await pool.end();
}

/** Empties every table, so that the database is as it was before the first history. */
export async function clean(pool: Pool): Promise<void> {
  const { rows } = await pool.query<{ tables: string }>(
    `select string_agg(format('%I.%I', schemaname, tablename), ', ') as tables from pg_tables
     where schemaname = 'public' and tablename <> '_prisma_migrations'`,
  );
  await pool.query(`truncate ${rows[0]?.tables ?? ""} restart identity`);
}

import { createHash, randomUUID } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { type Client, Pool } from "pg";
import { migrateJobs } from "@/lib/jobs/migrate-jobs";
import { withClient } from "./with-client";

export const MIGRATIONS_DIR = path.resolve(import.meta.dirname, "../prisma/migrations");

/** A key that no other lock of this database has: "aurp" in ASCII. */
const LOCK_KEY = 0x61757270;

type Migration = { name: string; sql: string; checksum: string };
type AppliedRow = { migration_name: string; checksum: string; finished_at: Date | null };

/** The table of `prisma migrate deploy`, so that either command can follow the other. */
const CREATE_TABLE = `
  create table if not exists _prisma_migrations (
    id varchar(36) primary key not null,
    checksum varchar(64) not null,
    finished_at timestamptz,
    migration_name varchar(255) not null,
    logs text,
    rolled_back_at timestamptz,
    started_at timestamptz not null default now(),
    applied_steps_count integer not null default 0
  )`;

async function readMigrations(): Promise<Migration[]> {
  const entries = await readdir(MIGRATIONS_DIR, { withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(path.join(MIGRATIONS_DIR, name, "migration.sql"), "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    }),
  );
}

async function listApplied(client: Client): Promise<AppliedRow[]> {
  const { rows } = await client.query<AppliedRow>(
    "select migration_name, checksum, finished_at from _prisma_migrations where rolled_back_at is null",
  );
  return rows;
}

function pendingOf(migrations: Migration[], applied: AppliedRow[]): Migration[] {
  const byName = new Map(applied.map((row) => [row.migration_name, row]));
  return migrations.filter((migration) => {
    const row = byName.get(migration.name);
    if (row === undefined) return true;
    if (row.finished_at === null) {
      throw new Error(
        `Migration ${migration.name} was begun by another tool and did not finish. Repair it with "prisma migrate resolve".`,
      );
    }
    if (row.checksum !== migration.checksum) {
      throw new Error(
        `Migration ${migration.name} was edited after it was applied to this database. Put it back and write a new one.`,
      );
    }
    return false;
  });
}

/**
 * Applies the migrations that this database lacks and returns their names. Concurrent starts queue on a lock; a
 * failed migration is rolled back. Locks end with their transactions, so that it also works behind a transaction
 * pooler.
 */
export async function migrate(databaseUrl: string): Promise<string[]> {
  const migrations = await readMigrations();
  const names = await withClient(databaseUrl, async (client) => {
    await inLock(client, () => client.query(CREATE_TABLE));
    const applied: string[] = [];
    for (;;) {
      const name = await inLock(client, () => applyNext(client, migrations));
      if (name === null) return applied;
      applied.push(name);
    }
  });
  // The job queue's own tables: a job is enqueued in the transaction that makes it necessary, also where no worker
  // has run yet.
  const pool = new Pool({ connectionString: databaseUrl, max: 1 });
  try {
    await migrateJobs(pool);
  } finally {
    await pool.end();
  }
  return names;
}

/** Runs `work` in a transaction that no other start has at the same time. */
async function inLock<T>(client: Client, work: () => Promise<T>): Promise<T> {
  await client.query("begin");
  try {
    await client.query("select pg_advisory_xact_lock($1)", [LOCK_KEY]);
    const result = await work();
    await client.query("commit");
    return result;
  } catch (error) {
    await client.query("rollback").catch(() => undefined);
    throw error;
  }
}

/** Applies the first pending migration and returns its name; null when there is none. */
async function applyNext(client: Client, migrations: Migration[]): Promise<string | null> {
  const migration = pendingOf(migrations, await listApplied(client))[0];
  if (migration === undefined) return null;
  const { name, sql, checksum } = migration;
  try {
    await client.query(sql);
    await client.query(
      `insert into _prisma_migrations (id, checksum, finished_at, migration_name, applied_steps_count)
       values ($1, $2, clock_timestamp(), $3, 1)`,
      [randomUUID(), checksum, name],
    );
  } catch (cause) {
    throw new Error(`Migration ${name} failed: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
  return name;
}

/** Names of the migrations that this database lacks. Changes nothing. */
export async function listPendingMigrations(databaseUrl: string): Promise<string[]> {
  const migrations = await readMigrations();
  return withClient(databaseUrl, async (client) => {
    const { rows } = await client.query("select to_regclass('_prisma_migrations') as found");
    const applied = rows[0].found === null ? [] : await listApplied(client);
    return pendingOf(migrations, applied).map((migration) => migration.name);
  });
}

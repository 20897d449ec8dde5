import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { Client, type Pool } from "pg";
import { afterAll, beforeAll, inject } from "vitest";
import { type Db, getDb, getPool } from "@/lib/db";
import { log } from "@/lib/log";

export type TestDb = {
  /** The application's own client: code under test that calls getDb() gets the same one. */
  db(): Db;
  pool(): Pool;
  databaseUrl(): string;
};

/** PostgreSQL lists a closed connection for a moment longer. */
const LEAK_GRACE_MS = 3_000;

/**
 * Gives the calling test file a database of its own, cloned from the migrated template, and drops it at the end.
 * Fails when a connection is still open.
 */
export function useTestDb(): TestDb {
  const { adminUrl, template } = inject("testPostgres");
  const name = `aurpos_test_${randomBytes(6).toString("hex")}`;
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  // Set before anything in the file reads lib/env, which reads once.
  process.env.DATABASE_URL = url.href;

  // These tests provoke many errors; the assertions cover them.
  log.level = "silent";

  beforeAll(() => withAdmin(adminUrl, (admin) => admin.query(`create database ${name} template ${template}`)));

  afterAll(async () => {
    await getDb().$disconnect();
    await getPool().end();
    await withAdmin(adminUrl, async (admin) => {
      const leaked = await waitForLeaks(admin, name);
      await admin.query(`drop database if exists ${name} with (force)`);
      if (leaked.length > 0) throw new Error(`Connections were left open; their last queries:\n${leaked.join("\n")}`);
    });
  });

  return { db: getDb, pool: getPool, databaseUrl: () => url.href };
}

async function withAdmin(adminUrl: string, use: (admin: Client) => Promise<unknown>): Promise<void> {
  const admin = new Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    await use(admin);
  } finally {
    await admin.end();
  }
}

async function waitForLeaks(admin: Client, name: string): Promise<string[]> {
  const deadline = Date.now() + LEAK_GRACE_MS;
  for (;;) {
    const { rows } = await admin.query<{ query: string }>(
      "select query from pg_stat_activity where datname = $1 and backend_type = 'client backend'",
      [name],
    );
    if (rows.length === 0 || Date.now() > deadline) return rows.map((row) => row.query);
    await sleep(25);
  }
}

import { Pool } from "pg";
import { BoundedPrismaPg } from "@/lib/db/bounded-adapter";
import { env } from "@/lib/env";
import { PrismaClient } from "@/lib/generated/prisma/client";

export type Db = PrismaClient;
/** The client inside `db.$transaction(async (tx) => …)`. */
export type Tx = Omit<Db, "$connect" | "$disconnect" | "$on" | "$transaction" | "$extends">;

/** Connections beside those of jobs: requests of people, and the schedule. */
const SPARE_CONNECTIONS = 5;

export type DbOptions = {
  /** Connections at most; a small PostgreSQL allows 100. */
  max?: number;
  connectTimeoutMs?: number;
  statementTimeoutMs?: number;
};

/** A pool and a Prisma client on it. `databaseUrl` may be a transaction pooler's. */
export function createDb(
  databaseUrl: string,
  { max = 10, connectTimeoutMs = 15_000, statementTimeoutMs = 900_000 }: DbOptions = {},
): { db: Db; pool: Pool } {
  const pool = new Pool({
    connectionString: databaseUrl,
    max,
    // Jobs that wait for each other's connections fail and are repeated, instead of waiting for ever.
    connectionTimeoutMillis: connectTimeoutMs,
    keepAlive: true,
  });
  // Prisma's default of 5 s is too short for a batch of a hundred and a distant database.
  const transactionOptions = { maxWait: 15_000, timeout: 30_000 };
  const db = new PrismaClient({ adapter: new BoundedPrismaPg(pool, statementTimeoutMs), transactionOptions });
  return { db, pool };
}

// Next.js reloads modules in development, and without the global each reload would open another pool.
const holder = globalThis as typeof globalThis & { aurposDb?: { db: Db; pool: Pool } };

function connection(): { db: Db; pool: Pool } {
  holder.aurposDb ??= openConnection();
  return holder.aurposDb;
}

function openConnection(): { db: Db; pool: Pool } {
  const { DATABASE_URL, WORKER_CONCURRENCY, ...limits } = env();
  return createDb(DATABASE_URL, {
    // A job whose transaction is open may need a second connection, as an import that reports its progress.
    max: WORKER_CONCURRENCY + 1 + SPARE_CONNECTIONS,
    connectTimeoutMs: limits.DATABASE_CONNECT_TIMEOUT_SECONDS * 1000,
    statementTimeoutMs: limits.DATABASE_STATEMENT_TIMEOUT_SECONDS * 1000,
  });
}

/** The application's Prisma client. */
export function getDb(): Db {
  return connection().db;
}

/** The pool of the same client, for graphile-worker. */
export function getPool(): Pool {
  return connection().pool;
}

import { PrismaPg } from "@prisma/adapter-pg";
import { Pool } from "pg";
import { env } from "@/lib/env";
import { PrismaClient } from "@/lib/generated/prisma/client";

export type Db = PrismaClient;
/** Inside `db.$transaction(async (tx) => …)`. */
export type Tx = Omit<Db, "$connect" | "$disconnect" | "$on" | "$transaction" | "$extends">;

/** One pool for Prisma and one client on it; `max` keeps a small PostgreSQL (100 connections) happy. */
export function createDb(databaseUrl: string, max = 10): { db: Db; pool: Pool } {
  const pool = new Pool({ connectionString: databaseUrl, max });
  // Prisma's own 5 s are short for a batch of a hundred against a database in another building.
  const transactionOptions = { maxWait: 15_000, timeout: 30_000 };
  const db = new PrismaClient({ adapter: new PrismaPg(pool, { disposeExternalPool: false }), transactionOptions });
  return { db, pool };
}

// Next reloads modules in development; without the global each reload would open another pool.
const holder = globalThis as typeof globalThis & { aurposDb?: { db: Db; pool: Pool } };

function connection(): { db: Db; pool: Pool } {
  holder.aurposDb ??= createDb(env().DATABASE_URL);
  return holder.aurposDb;
}

/** The application's Prisma client. */
export function getDb(): Db {
  return connection().db;
}

/** The pool below it, for graphile-worker. */
export function getPool(): Pool {
  return connection().pool;
}

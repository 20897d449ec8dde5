import { PrismaPg } from "@prisma/adapter-pg";
import { Pool } from "pg";
import { env } from "@/lib/env";
import { PrismaClient } from "@/lib/generated/prisma/client";

export type Db = PrismaClient;
/** The client inside `db.$transaction(async (tx) => …)`. */
export type Tx = Omit<Db, "$connect" | "$disconnect" | "$on" | "$transaction" | "$extends">;

/** A pool and a Prisma client on it. A small PostgreSQL allows 100 connections, so `max` is low. */
export function createDb(databaseUrl: string, max = 10): { db: Db; pool: Pool } {
  const pool = new Pool({ connectionString: databaseUrl, max });
  // Prisma's default of 5 s is too short for a batch of a hundred and a distant database.
  const transactionOptions = { maxWait: 15_000, timeout: 30_000 };
  const db = new PrismaClient({ adapter: new PrismaPg(pool, { disposeExternalPool: false }), transactionOptions });
  return { db, pool };
}

// Next.js reloads modules in development, and without the global each reload would open another pool.
const holder = globalThis as typeof globalThis & { aurposDb?: { db: Db; pool: Pool } };

function connection(): { db: Db; pool: Pool } {
  holder.aurposDb ??= createDb(env().DATABASE_URL);
  return holder.aurposDb;
}

/** The application's Prisma client. */
export function getDb(): Db {
  return connection().db;
}

/** The pool of the same client, for graphile-worker. */
export function getPool(): Pool {
  return connection().pool;
}

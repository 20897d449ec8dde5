import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import path from "node:path";
import { Client, Pool, type PoolConfig } from "pg";
import type { Db } from "@/lib/db";
import { PrismaClient } from "@/lib/generated/prisma/client";
import { WatchedPrismaPg } from "./watched-adapter";

/** A job takes one connection, two at times, and a twin may be in the middle of it. */
const CONNECTIONS = 8;

/** A client whose statements PostgreSQL plans once: the histories of one command make the same ones again and again. */
export async function openSimDatabase(databaseUrl: string): Promise<{ db: Db; pool: Pool }> {
  const pool = new Pool({ ...(await findQuickest(databaseUrl)), max: CONNECTIONS, idleTimeoutMillis: 0 });
  const names = new Map<string, string>();
  const nameOf = (sql: string): string => {
    const known = names.get(sql);
    if (known !== undefined) return known;
    const name = createHash("md5").update(sql).digest("hex");
    names.set(sql, name);
    return name;
  };
  const adapter = new WatchedPrismaPg(pool, {
    disposeExternalPool: false,
    statementNameGenerator: ({ sql }) => nameOf(sql),
  });
  return { db: new PrismaClient({ adapter, transactionOptions: { maxWait: 15_000, timeout: 30_000 } }), pool };
}

/** What a socket's path may be at most on macOS; Linux allows 3 more. */
const MAX_SOCKET_PATH = 104;

/** A server on this machine answers through its socket in half the time that TCP takes. */
async function findQuickest(databaseUrl: string): Promise<PoolConfig> {
  const { pathname, username, password, port } = new URL(databaseUrl);
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ folder: string }>("select current_setting('data_directory') as folder");
    const host = rows[0]?.folder ?? "";
    const socket = path.join(host, `.s.PGSQL.${port}`);
    if (socket.length >= MAX_SOCKET_PATH || !existsSync(socket)) return { connectionString: databaseUrl };
    const database = pathname.slice(1);
    return { host, port: Number(port), database, user: username, password: decodeURIComponent(password) };
  } finally {
    await client.end();
  }
}

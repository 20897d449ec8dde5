import { execFileSync, spawn } from "node:child_process";
import { chmod, chown, mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import getPort from "get-port";
import { Client } from "pg";
import { afterAll, beforeAll, beforeEach } from "vitest";
import { findPostgresUser } from "@/scripts/postgres-user";
import type { TestDb } from "./test-db";

/** Small, so that the sessions change hands: more clients than this are connected at any time. */
const POOL_SIZE = 4;
const START_WITHIN_MS = 15_000;

const NOT_INSTALLED = "Skipped behind a transaction pooler: PgBouncer is not installed (apt-get install pgbouncer).";

type PgBouncer = {
  /** The same database through the pooler. */
  url: string;
  stop: () => Promise<void>;
};

/**
 * Starts a PgBouncer in transaction mode before the calling file's database and stops it after the tests. Where it is
 * not installed, the file's tests are skipped and the reason is printed. Call the result inside tests.
 */
export function usePgBouncer(testDb: TestDb): () => PgBouncer {
  const binary = findPgBouncer();
  let pooler: PgBouncer | undefined;
  if (binary === null) process.stderr.write(`${NOT_INSTALLED}\n`);
  beforeAll(async () => {
    if (binary !== null) pooler = await startPgBouncer(binary, testDb.databaseUrl());
  });
  beforeEach(({ skip }) => skip(binary === null, NOT_INSTALLED));
  afterAll(() => pooler?.stop());
  return () => {
    if (!pooler) throw new Error("PgBouncer starts with the file's first test");
    return pooler;
  };
}

/** Finds PgBouncer's path; null where it is not installed. */
function findPgBouncer(): string | null {
  const candidates = [process.env.PGBOUNCER_PATH ?? "pgbouncer", "/usr/sbin/pgbouncer", "/opt/homebrew/bin/pgbouncer"];
  for (const candidate of candidates) {
    try {
      execFileSync(candidate, ["--version"], { stdio: "ignore" });
      return candidate;
    } catch {
      // The next candidate is tried.
    }
  }
  return null;
}

/** Starts a PgBouncer in transaction mode before a database's server, with defaults apart from the pool's size. */
async function startPgBouncer(binary: string, databaseUrl: string): Promise<PgBouncer> {
  const target = new URL(databaseUrl);
  const folder = await mkdtemp(path.join(os.tmpdir(), "aurpos-pgbouncer-"));
  const port = await getPort();
  const file = path.join(folder, "pgbouncer.ini");
  const password = decodeURIComponent(target.password);
  await writeFile(
    file,
    `[databases]
* = host=${target.hostname} port=${target.port} user=${target.username} password='${password}'
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = any
pool_mode = transaction
default_pool_size = ${POOL_SIZE}
max_client_conn = 200
`,
  );
  // PgBouncer refuses to run as root, as PostgreSQL does.
  const user = await findPostgresUser();
  await chmod(folder, 0o755);
  if (user) await chown(file, user.uid, user.gid);
  const child = spawn(binary, [file], { ...user, stdio: ["ignore", "ignore", "pipe"] });
  let output = "";
  child.stderr.on("data", (chunk: Buffer) => (output += chunk.toString()));
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  const url = new URL(databaseUrl);
  url.port = String(port);
  const stop = async () => {
    child.kill("SIGKILL");
    await ended;
    await rm(folder, { recursive: true, force: true });
  };
  const deadline = Date.now() + START_WITHIN_MS;
  while (!(await answers(url.href))) {
    if (child.exitCode === null && Date.now() < deadline) {
      await sleep(50);
      continue;
    }
    await stop();
    throw new Error(`PgBouncer did not start:\n${output}`);
  }
  return { url: url.href, stop };
}

async function answers(connectionString: string): Promise<boolean> {
  const client = new Client({ connectionString, connectionTimeoutMillis: 2_000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    await client.query("select 1");
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

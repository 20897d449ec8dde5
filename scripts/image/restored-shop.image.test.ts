import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import getPort from "get-port";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { migrate } from "../migrate";
import type { PostgresServer } from "../postgres-server";
import { ROOT } from "../project-files";
import { seedDatabase } from "../seed";
import { startTemporaryPostgres } from "../temporary-postgres";
import { findPostgresBinaries } from "./find-postgres-binaries";
import { withClient } from "../with-client";
import { planImage } from "./image-plan";
import { runImagePlan } from "./run-image-plan";

const NOT_INSTALLED = "Skipped: a PostgreSQL server and its pg_dump are not installed (apt-get install postgresql).";
const HEALTHY_WITHIN_MS = 60_000;

const binaries = await findPostgresBinaries();
if (binaries === null) process.stderr.write(`${NOT_INSTALLED}\n`);

let folder: string;
let app: string;
let server: PostgresServer;
const plan = planImage(await readFile(path.join(ROOT, "Dockerfile"), "utf8"));
const secrets = {
  NEXTAUTH_SECRET: randomBytes(32).toString("base64"),
  ENCRYPTION_KEY: randomBytes(32).toString("base64"),
};

beforeAll(async () => {
  if (binaries === null) return;
  folder = await mkdtemp(path.join(os.tmpdir(), "aurpos-image-"));
  app = path.join(await runImagePlan(plan, ROOT, folder), "app");
  server = await startTemporaryPostgres({}, binaries);
  await execute("postgres", "create database shop");
  await migrate(server.url("shop"));
  // The demo's own people may not be in a shop that is started.
  await seedDatabase(server.url("shop"), "shop.example");
});
beforeEach(({ skip }) => skip(binaries === null, NOT_INSTALLED));
afterAll(async () => {
  await server?.stop();
  if (folder) await rm(folder, { recursive: true, force: true });
});

test("a shop that was saved is the same in a new database, and the image serves it", async () => {
  const file = path.join(folder, "shop.dump");
  const saved = await command(["node", "scripts/backup.mjs", file], { DATABASE_URL: server.url("shop") });
  expect(saved).toMatchObject({ code: 0 });
  await execute("postgres", "create database restored");
  const restored = { DATABASE_URL: server.url("restored") };
  expect(await command(["node", "scripts/restore.mjs", file], restored)).toMatchObject({ code: 0 });
  const counts = await countRows("shop");
  expect(counts["products"]).toBeGreaterThan(200);
  expect(await countRows("restored")).toEqual(counts);

  const again = await command(["node", "scripts/restore.mjs", file], restored);
  expect(again.code).toBe(1);
  expect(again.output).toMatch(/^The database of DATABASE_URL is not empty \(\d+ tables\)/);

  const port = await getPort();
  const url = `http://localhost:${port}`;
  const variables = { ...restored, ...secrets, PORT: String(port), APP_URL: url, LOG_LEVEL: "warn" };
  const running = start(plan.command, variables);
  try {
    const deadline = Date.now() + HEALTHY_WITHIN_MS;
    while ((await command(plan.healthCheck, { PORT: String(port) })).code !== 0) {
      if (running.child.exitCode !== null || Date.now() > deadline) throw new Error(running.output());
      await sleep(200);
    }
    const login = await fetch(`${url}/login`);
    expect([login.status, await login.text()]).toEqual([200, expect.stringContaining("AurPOS")]);
  } finally {
    running.child.kill("SIGTERM");
  }
  expect(await running.ended).toBe(0);
});

test("a backup that fails leaves no file, and says why", async () => {
  const file = path.join(folder, "none.dump");
  const { code, output } = await command(["node", "scripts/backup.mjs", file], { DATABASE_URL: server.url("missing") });
  expect([code, output]).toEqual([1, expect.stringContaining('database "missing" does not exist')]);
  await expect(readFile(file)).rejects.toThrow("ENOENT");
});

function start([name = "", ...args]: string[], variables: Record<string, string>) {
  const environment = { PATH: process.env.PATH ?? "", NODE_ENV: "production" as const, ...variables };
  const child = spawn(name, args, { cwd: app, env: environment });
  let text = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (text += chunk.toString()));
  const ended = new Promise<number | null>((resolve) => child.on("close", resolve));
  return { child, ended, output: () => text };
}

async function command(
  words: string[],
  variables: Record<string, string>,
): Promise<{ code: number | null; output: string }> {
  const { ended, output } = start(words, variables);
  return { code: await ended, output: output() };
}

const execute = (database: string, sql: string) => withClient(server.url(database), (client) => client.query(sql));

/** The number of rows of each table of the application. */
function countRows(database: string): Promise<Record<string, number>> {
  return withClient(server.url(database), async (client) => {
    const { rows } = await client.query<{ name: string; count: number }>(
      `select table_name as name,
              (xpath('/row/c/text()', query_to_xml(format('select count(*) as c from %I', table_name), false, true, '')))[1]::text::int as count
         from information_schema.tables where table_schema = 'public'`,
    );
    return Object.fromEntries(rows.map(({ name, count }) => [name, count]));
  });
}

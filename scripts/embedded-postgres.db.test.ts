import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { Client } from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type EmbeddedDatabase, startEmbeddedDatabase } from "./embedded-postgres";

let folder: string;
const started: EmbeddedDatabase[] = [];

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "aurpos-embedded-"));
});
afterEach(async () => {
  const folders = started.map(({ server }) => server.dataDir);
  for (const { server } of started.splice(0).reverse()) await server.stop();
  await Promise.all([folder, ...folders].map((folder) => rm(folder, { recursive: true, force: true })));
});

async function start(): Promise<EmbeddedDatabase> {
  const database = await startEmbeddedDatabase(folder, "secret");
  started.push(database);
  return database;
}

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

test("a second start finds the data of the first", async () => {
  const first = await start();
  await query(first.url, "create table kept as select 1 as one");
  await first.server.stop();
  expect(await query((await start()).url, "select one from kept")).toEqual([{ one: 1 }]);
});

test("a start beside a running server joins it, and does not stop it", async () => {
  const first = await start();
  const second = await start();
  expect(second.url).toBe(first.url);
  await second.server.stop();
  expect(await query(first.url, "select 1 as one")).toEqual([{ one: 1 }]);
});

test("the pid file of a killed server is no obstacle, also when another process has its number", async () => {
  const first = await start();
  const pidFile = path.join(first.server.dataDir, "postmaster.pid");
  const text = await readFile(pidFile, "utf8");
  await first.server.stop();
  await writeFile(pidFile, text.replace(/^\d+/, String(process.pid)));
  expect(await query((await start()).url, "select 1 as one")).toEqual([{ one: 1 }]);
});

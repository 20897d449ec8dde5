import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import getPort from "get-port";
import { Client } from "pg";
import type { TestProject } from "vitest/node";
import { migrate } from "@/scripts/migrate";
import { type PostgresServer, startPostgres } from "@/scripts/postgres-server";
import { assertTestDatabase } from "./assert-test-database";

declare module "vitest" {
  interface ProvidedContext {
    testPostgres: { adminUrl: string; template: string };
  }
}

/** A crash loses the data, and nobody minds: that makes a database per test file cheap. */
const FAST = { fsync: "off", full_page_writes: "off", synchronous_commit: "off", max_connections: "200" };

/**
 * Makes the template that every test file's database is cloned from: on a PostgreSQL started
 * here, or on TEST_DATABASE_URL's server.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  setTestEnvironment();
  const given = process.env.TEST_DATABASE_URL;
  if (given) assertTestDatabase(given);
  const embedded = given ? undefined : await startEmbedded();
  const adminUrl = given ?? embedded!.server.url("postgres");

  const template = `aurpos_test_template_${randomBytes(4).toString("hex")}`;
  await execute(adminUrl, `create database ${template}`);
  await migrate(onDatabase(adminUrl, template));
  project.provide("testPostgres", { adminUrl, template });

  return async () => {
    if (embedded) await embedded.remove();
    else await execute(adminUrl, `drop database if exists ${template} with (force)`);
  };
}

function setTestEnvironment(): void {
  Object.assign(process.env, {
    NEXTAUTH_SECRET: randomBytes(32).toString("base64"),
    ENCRYPTION_KEY: randomBytes(32).toString("base64"),
    CRON_SECRET: randomBytes(32).toString("base64"),
    APP_URL: "http://localhost:3000",
    WORKER: "off",
    LOG_LEVEL: "silent",
    // The sandbox store, which the tests talk to, is on this machine.
    ALLOW_PRIVATE_STORE_ADDRESSES: "true",
  });
}

async function startEmbedded(): Promise<{ server: PostgresServer; remove(): Promise<void> }> {
  const asked = await mkdtemp(path.join(os.tmpdir(), "aurpos-test-"));
  const server = await startPostgres({ dataDir: asked, port: await getPort(), password: "test", settings: FAST });
  return {
    server,
    remove: async () => {
      await server.stop();
      await Promise.all([asked, server.dataDir].map((folder) => rm(folder, { recursive: true, force: true })));
    },
  };
}

function onDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}

async function execute(url: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

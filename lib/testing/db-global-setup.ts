import { randomBytes } from "node:crypto";
import { Client } from "pg";
import type { TestProject } from "vitest/node";
import { migrate } from "@/scripts/migrate";
import { startTemporaryPostgres } from "@/scripts/temporary-postgres";
import { assertTestDatabase } from "./assert-test-database";

declare module "vitest" {
  interface ProvidedContext {
    testPostgres: { adminUrl: string; template: string };
  }
}

/**
 * Makes the template that every test file's database is cloned from, on a PostgreSQL started here or on
 * TEST_DATABASE_URL's server.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  setTestEnvironment();
  const given = process.env.TEST_DATABASE_URL;
  if (given) assertTestDatabase(given);
  const embedded = given ? undefined : await startTemporaryPostgres();
  const adminUrl = given ?? embedded!.url("postgres");

  const template = `aurpos_test_template_${randomBytes(4).toString("hex")}`;
  await execute(adminUrl, `create database ${template}`);
  await migrate(onDatabase(adminUrl, template));
  project.provide("testPostgres", { adminUrl, template });

  return async () => {
    if (embedded) await embedded.stop();
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
    // The sandbox store of the tests is on this machine.
    ALLOW_PRIVATE_STORE_ADDRESSES: "true",
  });
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

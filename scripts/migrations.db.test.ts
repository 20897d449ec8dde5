import { expect, test } from "vitest";
import { useTestDb } from "@/lib/testing/test-db";
import { listPendingMigrations, migrate } from "./migrate";
import { diffDatabaseToSchema } from "./prisma-engine";

const { databaseUrl, pool } = useTestDb();

test("the migrations make the schema of prisma/schema", async () => {
  expect(await diffDatabaseToSchema(databaseUrl())).toBe("");
});

test("a difference is detected", async () => {
  await pool().query("alter table locations add column floor integer");
  expect(await diffDatabaseToSchema(databaseUrl())).toMatch(/DROP COLUMN "floor"/);
  await pool().query("alter table locations drop column floor");
});

test("a second run applies nothing, also when two run at once", async () => {
  expect(await listPendingMigrations(databaseUrl())).toEqual([]);
  expect(await Promise.all([migrate(databaseUrl()), migrate(databaseUrl())])).toEqual([[], []]);
});

test("a migration that was edited after it was applied stops the start", async () => {
  const { rows } = await pool().query(
    `update _prisma_migrations m set checksum = 'another' from _prisma_migrations old
      where m.id = old.id and m.migration_name like '%_init' returning old.checksum`,
  );
  await expect(migrate(databaseUrl())).rejects.toThrow(/was edited after it was applied/);
  await pool().query("update _prisma_migrations set checksum = $1 where checksum = 'another'", [rows[0].checksum]);
});

import { mkdtemp, readFile, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, expect, inject, test } from "vitest";
import { seedDatabase } from "../seed";
import { withClient } from "../with-client";
import { createDatabase, databaseUrl, runInImage, withServer } from "./in-image";

const NOT_INSTALLED = "Skipped: a PostgreSQL server and its pg_dump are not installed (apt-get install postgresql).";
const { hasTools } = inject("image");
if (!hasTools) process.stderr.write(`${NOT_INSTALLED}\n`);

let folder: string;
let shop: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "aurpos-backup-"));
  shop = await createDatabase();
  // The demo's own people may not be in a shop that is started.
  await seedDatabase(shop, "shop.example");
});
beforeEach(({ skip }) => skip(!hasTools, NOT_INSTALLED));
afterAll(() => rm(folder, { recursive: true, force: true }));

test("a shop that was saved is the same in a new database, and the image serves it", async () => {
  const file = path.join(folder, "shop.dump");
  expect(await runInImage(["node", "scripts/backup.mjs", file], { DATABASE_URL: shop })).toMatchObject({ code: 0 });
  const restored = { DATABASE_URL: await createDatabase({ isMigrated: false }) };
  expect(await runInImage(["node", "scripts/restore.mjs", file], restored)).toMatchObject({ code: 0 });
  const counts = await countRows(shop);
  expect(counts["products"]).toBeGreaterThan(200);
  expect(await countRows(restored.DATABASE_URL)).toEqual(counts);

  const again = await runInImage(["node", "scripts/restore.mjs", file], restored);
  expect(again.code).toBe(1);
  expect(again.output).toMatch(/^The database of DATABASE_URL is not empty \(\d+ tables\)/);

  await withServer(restored, async (port) => {
    const login = await fetch(`http://localhost:${port}/login`);
    expect([login.status, await login.text()]).toEqual([200, expect.stringContaining("AurPOS")]);
  });
});

test("a backup that fails leaves no file, and says why", async () => {
  const file = path.join(folder, "none.dump");
  const missing = { DATABASE_URL: databaseUrl("missing") };
  const { code, output } = await runInImage(["node", "scripts/backup.mjs", file], missing);
  expect([code, output]).toEqual([1, expect.stringContaining('database "missing" does not exist')]);
  await expect(readFile(file)).rejects.toThrow("ENOENT");
});

/** The number of rows of each table of the application. */
function countRows(url: string): Promise<Record<string, number>> {
  return withClient(url, async (client) => {
    const { rows } = await client.query<{ name: string; count: number }>(
      `select table_name as name,
              (xpath('/row/c/text()', query_to_xml(format('select count(*) as c from %I', table_name), false, true, '')))[1]::text::int as count
         from information_schema.tables where table_schema = 'public'`,
    );
    return Object.fromEntries(rows.map(({ name, count }) => [name, count]));
  });
}

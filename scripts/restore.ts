import { access } from "node:fs/promises";
import path from "node:path";
import { loadEnvFile } from "./load-env-file";
import { runTool } from "./postgres-tools";
import { runScript } from "./run-script";
import { withClient } from "./with-client";

/** `npm run restore -- file`: a backup into the empty database of DATABASE_URL, whole or not at all. */
await runScript(async () => {
  loadEnvFile();
  const databaseUrl = process.env.DATABASE_DIRECT_URL ?? process.env.DATABASE_URL;
  if (!databaseUrl) throw new Error("Set DATABASE_URL to an empty database, into which the backup goes.");
  const [name] = process.argv.slice(2);
  if (name === undefined) throw new Error("Name the file of the backup: npm run restore -- aurpos.dump");
  const file = path.resolve(name);
  await access(file).catch((cause: unknown) => {
    throw new Error(`There is no file ${file}.`, { cause });
  });
  const tables = await countTables(databaseUrl);
  if (tables > 0) {
    throw new Error(
      `The database of DATABASE_URL is not empty (${tables} tables), and nothing in it was changed. Make a new one, and name it in DATABASE_URL.`,
    );
  }
  const options = ["--single-transaction", "--exit-on-error", "--no-owner", "--no-privileges"];
  await runTool("pg_restore", databaseUrl, [...options, file]);
  await endSessions(databaseUrl);
  console.log(
    `Restored ${await countTables(databaseUrl)} tables. Start with the ENCRYPTION_KEY of the backup: with another one the stores' keys cannot be read.`,
  );
});

/** A session that was ended after the backup would else be open again. Backups of before sessions have no such table. */
function endSessions(databaseUrl: string): Promise<void> {
  return withClient(databaseUrl, async (client) => {
    const { rows } = await client.query<{ found: string | null }>("select to_regclass('sessions') as found");
    if (rows[0]?.found != null) await client.query("delete from sessions");
  });
}

function countTables(databaseUrl: string): Promise<number> {
  return withClient(databaseUrl, async (client) => {
    const { rows } = await client.query<{ tables: number }>(
      "select count(*)::int as tables from pg_tables where schemaname not in ('pg_catalog', 'information_schema')",
    );
    return rows[0]?.tables ?? 0;
  });
}

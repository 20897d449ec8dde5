import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { MIGRATIONS_DIR, migrate } from "./migrate";
import { diffDatabaseToSchema } from "./prisma-engine";
import { runScript } from "./run-script";
import { startTemporaryPostgres } from "./temporary-postgres";

/** The difference between the schema and an empty database with all migrations, as a migration. */
async function findDifference(): Promise<string> {
  const server = await startTemporaryPostgres();
  try {
    await migrate(server.url("postgres"));
    return await diffDatabaseToSchema(server.url("postgres"));
  } finally {
    await server.stop();
  }
}

await runScript(async () => {
  const name = (process.argv[2] ?? "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^_+|_+$/g, "");
  if (name === "") throw new Error("Name the migration: npm run db:new-migration -- add_customer_notes");
  const sql = await findDifference();
  if (sql === "") {
    console.log("Nothing changed: the migrations already make what prisma/schema describes.");
    return;
  }
  const timestamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
  const folder = path.join(MIGRATIONS_DIR, `${timestamp}_${name}`);
  await mkdir(folder);
  await writeFile(path.join(folder, "migration.sql"), `${sql}\n`);
  console.log(`Written: ${path.relative(process.cwd(), folder)}/migration.sql. Read it before you commit it.`);
});

import { mkdir, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { loadEnvFile } from "./load-env-file";
import { runTool } from "./postgres-tools";
import { runScript } from "./run-script";

/** `npm run backup [-- file]`: everything in the database, products' images too, in one file of pg_dump's own format. */
await runScript(async () => {
  loadEnvFile();
  const databaseUrl = process.env.DATABASE_DIRECT_URL ?? process.env.DATABASE_URL;
  if (!databaseUrl) throw new Error("Set DATABASE_URL to the database that is to be saved.");
  const file = path.resolve(process.argv[2] ?? `aurpos-${new Date().toISOString().slice(0, 16).replace(":", "")}.dump`);
  await mkdir(path.dirname(file), { recursive: true });
  // Renamed at the end: a file of that name is always a whole backup.
  const partial = `${file}.partial`;
  try {
    await runTool("pg_dump", databaseUrl, ["--format=custom", "--no-owner", "--no-privileges", `--file=${partial}`]);
    await rename(partial, file);
  } finally {
    await rm(partial, { force: true });
  }
  const { size } = await stat(file);
  console.log(`${file}: ${(size / 1024 / 1024).toFixed(1)} MB. Keep ENCRYPTION_KEY with it, in another place.`);
});

import { execFile } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** Where Debian keeps each version's programs; its pg_dump chooses the newest. */
const DEBIAN = "/usr/lib/postgresql";

/**
 * The folder of a PostgreSQL server that the installed pg_dump can read; null where either is missing. The server of
 * the other tests is newer than any Debian's client.
 */
export async function findPostgresBinaries(): Promise<string | null> {
  const isInstalled = await run("pg_dump", ["--version"]).then(
    () => true,
    () => false,
  );
  if (!isInstalled || !existsSync(DEBIAN)) return null;
  const folders = readdirSync(DEBIAN)
    .sort((a, b) => Number(b) - Number(a))
    .map((version) => path.join(DEBIAN, version, "bin"));
  return folders.find((folder) => existsSync(path.join(folder, "initdb"))) ?? null;
}

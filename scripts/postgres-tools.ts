import { execFile, spawn } from "node:child_process";
import { promisify } from "node:util";
import { withClient } from "./with-client";

const run = promisify(execFile);

/** Parameters that Prisma and poolers read from an address, and libpq refuses. */
const NOT_OF_LIBPQ = ["schema", "pgbouncer", "connection_limit", "pool_timeout"];

/** The arguments and variables that name a database to PostgreSQL's own tools. The password is in no argument. */
export function connectionOf(databaseUrl: string): { dbname: string; variables: Record<string, string> } {
  const url = new URL(databaseUrl);
  const password = decodeURIComponent(url.password);
  url.password = "";
  for (const name of NOT_OF_LIBPQ) url.searchParams.delete(name);
  return { dbname: url.href, variables: password === "" ? {} : { PGPASSWORD: password } };
}

/**
 * Runs pg_dump or pg_restore on a database.
 *
 * @throws Error with a sentence when the tool is not installed, is older than the server, or fails
 */
export async function runTool(tool: "pg_dump" | "pg_restore", databaseUrl: string, args: string[]): Promise<void> {
  const [version, serverVersion] = await Promise.all([findVersion(tool), findServerVersion(databaseUrl)]);
  if (version < serverVersion) {
    throw new Error(
      `${tool} ${version} is older than the database's PostgreSQL ${serverVersion}: install the client of that version (postgresql-client-${serverVersion}).`,
    );
  }
  const { dbname, variables } = connectionOf(databaseUrl);
  const child = spawn(tool, [...args, "--dbname", dbname], {
    env: { ...process.env, ...variables },
    stdio: ["ignore", "inherit", "inherit"],
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve);
  });
  if (code !== 0) throw new Error(`${tool} failed; what it said is above.`);
}

async function findVersion(tool: string): Promise<number> {
  try {
    const { stdout } = await run(tool, ["--version"]);
    return Number(/(\d+)/.exec(stdout)?.[1]);
  } catch (cause) {
    throw new Error(
      `${tool} is not installed: it comes with PostgreSQL's client (apt-get install postgresql-client).`,
      {
        cause,
      },
    );
  }
}

function findServerVersion(databaseUrl: string): Promise<number> {
  return withClient(databaseUrl, async (client) => {
    const { rows } = await client.query<{ version: number }>(
      "select current_setting('server_version_num')::int / 10000 as version",
    );
    return rows[0]?.version ?? 0;
  });
}

import path from "node:path";
import { freePort } from "./free-port";
import { type PostgresServer, startPostgres } from "./postgres-server";
import { withClient } from "./with-client";

/** Not PostgreSQL's own 5432, which may be a real server. */
const FIRST_PORT = 5433;
const DATABASE = "aurpos";

export type EmbeddedDatabase = { url: string; server: PostgresServer };

/** The database of `npm run demo` and `npm run dev`, with its data in `<dataDir>/postgres`. */
export async function startEmbeddedDatabase(dataDir: string, password: string): Promise<EmbeddedDatabase> {
  const server = await startPostgres({
    dataDir: path.join(dataDir, "postgres"),
    port: await freePort(FIRST_PORT),
    password,
  });
  await withClient(server.url("postgres"), async (client) => {
    const { rowCount } = await client.query("select from pg_database where datname = $1", [DATABASE]);
    if (rowCount === 0) await client.query(`create database ${DATABASE}`);
  });
  return { url: server.url(DATABASE), server };
}

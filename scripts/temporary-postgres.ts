import { chmod, mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import getPort from "get-port";
import { type PostgresServer, startPostgres } from "./postgres-server";

/** A crash loses the data, and nobody minds: that makes a database per test file cheap. */
const FAST = { fsync: "off", full_page_writes: "off", synchronous_commit: "off", max_connections: "200" };

/** An empty server in a folder of its own, which goes when it is stopped. */
export async function startTemporaryPostgres(): Promise<PostgresServer> {
  const asked = await mkdtemp(path.join(os.tmpdir(), "aurpos-postgres-"));
  // The PostgreSQL user has to pass; what is inside is its own.
  await chmod(asked, 0o755);
  const server = await startPostgres({
    dataDir: path.join(asked, "data"),
    port: await getPort(),
    password: "temporary",
    settings: FAST,
  });
  return {
    ...server,
    stop: async () => {
      await server.stop();
      await Promise.all([asked, server.dataDir].map((folder) => rm(folder, { recursive: true, force: true })));
    },
  };
}

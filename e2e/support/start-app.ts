import { randomBytes } from "node:crypto";
import getPort from "get-port";
import { buildIfNeeded } from "@/scripts/build-application";
import { migrate } from "@/scripts/migrate";
import { startNext, waitUntilHealthy } from "@/scripts/next-server";
import { startTemporaryPostgres } from "@/scripts/temporary-postgres";

export type RunningApp = { url: string; databaseUrl: string; cronSecret: string; stop(): Promise<void> };

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
    await migrate(databaseUrl);
    const port = await getPort();
    const url = `http://localhost:${port}`;
    const cronSecret = randomBytes(32).toString("base64url");
    const server = startNext("start", port, {
      DATABASE_URL: databaseUrl,
      APP_URL: url,
      NEXTAUTH_URL: url,
      NEXTAUTH_SECRET: randomBytes(32).toString("base64"),
      ENCRYPTION_KEY: randomBytes(32).toString("base64"),
      CRON_SECRET: cronSecret,
      CRON_BUDGET_SECONDS: "10",
      ALLOW_PRIVATE_STORE_ADDRESSES: "true",
      LOG_LEVEL: "warn",
    });
    stops.push(() => server.stop());
    await waitUntilHealthy(server, url);
    return { url, databaseUrl, cronSecret, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

import { openLocalEnvironment } from "./local-environment";
import { loadEnvFile } from "./load-env-file";

/** Runs against the database of DATABASE_URL, or against the embedded one, started when it is not running. */
export async function withDatabase(use: (databaseUrl: string) => Promise<void>): Promise<void> {
  loadEnvFile();
  if (process.env.DATABASE_URL) return use(process.env.DATABASE_DIRECT_URL ?? process.env.DATABASE_URL);
  const environment = await openLocalEnvironment();
  try {
    await use(environment.databaseUrl);
  } finally {
    await environment.close();
  }
}

import { Client } from "pg";
import { listEnvProblems } from "@/lib/env";
import { isClientGenerated } from "./generate";
import { loadEnvFile } from "./load-env-file";
import { listPendingMigrations } from "./migrate";
import { runMain } from "./run-script";

const LEAST_POSTGRES = 14;
const CONNECT_TIMEOUT_MS = 10_000;

/** One sentence per reason that the server cannot start. run.mjs checks Node and the packages. */
export async function findProblems(source: Record<string, string | undefined>): Promise<string[]> {
  const problems: string[] = [];
  if (!isClientGenerated())
    problems.push("The Prisma client is missing or made from another schema: run npm run generate.");
  problems.push(...listEnvProblems(source));
  const databaseUrl = source.DATABASE_URL;
  if (databaseUrl) problems.push(...(await findDatabaseProblems(databaseUrl)));
  return problems;
}

async function findDatabaseProblems(databaseUrl: string): Promise<string[]> {
  const client = new Client({ connectionString: databaseUrl, connectionTimeoutMillis: CONNECT_TIMEOUT_MS });
  client.on("error", () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ version: number }>(
      "select current_setting('server_version_num')::int / 10000 as version",
    );
    const version = rows[0]?.version ?? 0;
    return version < LEAST_POSTGRES ? [`PostgreSQL ${version} is too old: ${LEAST_POSTGRES} or newer is needed.`] : [];
  } catch (error) {
    return [`The database of DATABASE_URL does not answer: ${messageOf(error)}`];
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** A sentence about pending migrations; `npm start` applies them itself. */
export async function findPendingProblem(databaseUrl: string): Promise<string[]> {
  const pending = await listPendingMigrations(databaseUrl);
  return pending.length > 0 ? [`Migrations are not applied yet (${pending.join(", ")}): run npm run db:migrate.`] : [];
}

/** Several failed addresses arrive as an AggregateError, whose own message is empty. */
function messageOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return messageOf(error.errors[0]);
  return error instanceof Error ? error.message : String(error);
}

await runMain(import.meta.url, async () => {
  loadEnvFile();
  const problems = await findProblems(process.env);
  const databaseUrl = process.env.DATABASE_URL;
  if (problems.length === 0 && databaseUrl) problems.push(...(await findPendingProblem(databaseUrl)));
  if (problems.length > 0) throw new Error(problems.join("\n"));
  console.log("Everything the server needs is there.");
});

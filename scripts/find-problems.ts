import { Client } from "pg";
import { isBehindTransactionPooler } from "@/lib/db/transaction-pooler";
import { listEnvProblems } from "@/lib/env";
import { isClientGenerated } from "./generate-client";
import { listPendingMigrations } from "./migrate";
import { IS_STANDALONE } from "./project-files";

const LEAST_POSTGRES = 14;
const CONNECT_TIMEOUT_MS = 10_000;

type Source = Record<string, string | undefined>;

/** One sentence per reason that the server cannot start. run.mjs checks Node and the packages. */
export async function findProblems(source: Source): Promise<string[]> {
  const problems: string[] = [];
  if (!IS_STANDALONE && !isClientGenerated())
    problems.push("The Prisma client is missing or made from another schema: run npm run generate.");
  problems.push(...listEnvProblems(source));
  const { DATABASE_URL: databaseUrl, DATABASE_DIRECT_URL: directUrl } = source;
  if (!databaseUrl) return problems;
  const found = await findDatabaseProblems("DATABASE_URL", databaseUrl);
  if (found.length === 0 && directUrl) found.push(...(await findDirectProblems(databaseUrl, directUrl)));
  return [...problems, ...found];
}

/** Sentences about what works, but less well than it could. */
export async function findNotes(source: Source): Promise<string[]> {
  const { DATABASE_URL: databaseUrl, DATABASE_DIRECT_URL: directUrl } = source;
  if (!databaseUrl || directUrl || !(await isBehindTransactionPooler(databaseUrl))) return [];
  return [
    "DATABASE_URL is the address of a transaction pooler, which forwards no notifications: moved stock is sent within a minute instead of at once. Set DATABASE_DIRECT_URL to the database's own address.",
  ];
}

async function findDatabaseProblems(name: string, databaseUrl: string): Promise<string[]> {
  return withClient(name, databaseUrl, async (client) => {
    const { rows } = await client.query<{ version: number }>(
      "select current_setting('server_version_num')::int / 10000 as version",
    );
    const version = rows[0]?.version ?? 0;
    return version < LEAST_POSTGRES ? [`PostgreSQL ${version} is too old: ${LEAST_POSTGRES} or newer is needed.`] : [];
  });
}

/** Migrations and notifications use the direct address, so it must lead to the same database, and to it alone. */
async function findDirectProblems(databaseUrl: string, directUrl: string): Promise<string[]> {
  return withClient("DATABASE_DIRECT_URL", directUrl, async (direct) => {
    const identity = await findIdentity(direct);
    const isSame = await withClient("DATABASE_URL", databaseUrl, async (client) => {
      return (await findIdentity(client)) === identity
        ? []
        : ["DATABASE_DIRECT_URL is another database than DATABASE_URL: it must name the same one, without its pooler."];
    });
    if (isSame.length > 0) return isSame;
    return (await isBehindTransactionPooler(directUrl))
      ? ["DATABASE_DIRECT_URL is the address of a transaction pooler: it must name the database itself, or be unset."]
      : [];
  });
}

/** The database's name and the moment at which its server started, which no two servers share. */
async function findIdentity(client: Client): Promise<string | undefined> {
  const { rows } = await client.query<{ identity: string }>(
    "select current_database() || ' ' || pg_postmaster_start_time()::text as identity",
  );
  return rows[0]?.identity;
}

async function withClient(
  name: string,
  databaseUrl: string,
  use: (client: Client) => Promise<string[]>,
): Promise<string[]> {
  const client = new Client({ connectionString: databaseUrl, connectionTimeoutMillis: CONNECT_TIMEOUT_MS });
  client.on("error", () => undefined);
  try {
    await client.connect();
    return await use(client);
  } catch (error) {
    return [`The database of ${name} does not answer: ${messageOf(error)}`];
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

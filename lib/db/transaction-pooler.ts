import { Client } from "pg";

const CONNECT_WITHIN_MS = 10_000;
/** A pooler under load may have given the same session twice by chance. */
const ROUNDS = 5;

/**
 * Returns whether a transaction pooler (PgBouncer, or the pooled address of Neon or Supabase) stands before the
 * database: two connections then share a session, or one connection gets another session in its next transaction.
 *
 * @throws Error when the database does not answer
 */
export async function isBehindTransactionPooler(databaseUrl: string): Promise<boolean> {
  const [first, second] = [connect(databaseUrl), connect(databaseUrl)];
  try {
    await Promise.all([first.connect(), second.connect()]);
    const session = await findSession(first);
    for (let round = 0; round < ROUNDS; round += 1) {
      // The second connection keeps the session that the first would get again.
      await second.query("begin");
      if ((await findSession(second)) === session) return true;
      if ((await findSession(first)) !== session) return true;
      await second.query("rollback");
    }
    return false;
  } finally {
    await Promise.allSettled([first.end(), second.end()]);
  }
}

function connect(connectionString: string): Client {
  const client = new Client({
    connectionString,
    connectionTimeoutMillis: CONNECT_WITHIN_MS,
    query_timeout: CONNECT_WITHIN_MS,
  });
  client.on("error", () => undefined);
  return client;
}

async function findSession(client: Client): Promise<number | undefined> {
  const { rows } = await client.query<{ pid: number }>("select pg_backend_pid() as pid");
  return rows[0]?.pid;
}

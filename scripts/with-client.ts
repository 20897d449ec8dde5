import { Client } from "pg";

/** Runs a task with a connection of its own to the database, and ends it. */
export async function withClient<T>(databaseUrl: string, use: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: databaseUrl });
  // PostgreSQL reports "already exists, skipping" on every start, which is noise.
  client.on("notice", () => undefined);
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}

import type { Pool } from "pg";
import { EXPORT_TABLES } from "./export-tables";
import { readTablePages } from "./queries/read-table-pages";

const EXPORT_FORMAT = "aurpos-export";
const EXPORT_VERSION = 1;

const DESCRIPTION =
  "One JSON object per line. Each row is {table, row} with the columns of the database; decimals are texts, times UTC, bytes base64. The last line has the counts.";

/** PostgreSQL ends the session of a download that stalls for this long. */
const IDLE_TIMEOUT_MS = 120_000;

/**
 * Yields all data of one business as lines of JSON: a header that describes the format, a line per row, and a last line
 * with the counts, whose absence shows that the file is incomplete. Keyset pages in one read-only snapshot bound the
 * memory and keep a sale together with its lines. Secrets are omitted.
 *
 * @throws Error when the database fails, or when it ends the session of a stalled download
 */
export async function* exportBusiness(pool: Pool, businessId: number, createdAt = new Date()): AsyncGenerator<string> {
  const client = await pool.connect();
  // PostgreSQL ends the session of a stalled download, and an "error" event without a listener ends the process.
  let connectionError: Error | undefined;
  const onError = (error: Error) => {
    connectionError = error;
  };
  client.on("error", onError);
  try {
    await client.query("begin transaction isolation level repeatable read read only");
    await client.query("set local timezone = 'UTC'");
    await client.query(`set local idle_in_transaction_session_timeout = ${IDLE_TIMEOUT_MS}`);
    yield line({
      format: EXPORT_FORMAT,
      version: EXPORT_VERSION,
      description: DESCRIPTION,
      businessId,
      createdAt: createdAt.toISOString(),
      tables: EXPORT_TABLES.map(({ name }) => name),
    });
    const counts: Record<string, number> = {};
    for (const table of EXPORT_TABLES) {
      counts[table.name] = 0;
      for await (const rows of readTablePages(client, table, businessId)) {
        counts[table.name] = (counts[table.name] ?? 0) + rows.length;
        // The database's own text is exact, so the row is not parsed.
        yield rows.map((row) => `{"table":"${table.name}","row":${row}}\n`).join("");
      }
    }
    yield line({ end: true, counts });
  } finally {
    await client.query("rollback").catch(() => undefined);
    client.off("error", onError);
    client.release(connectionError);
  }
}

function line(value: object): string {
  return `${JSON.stringify(value)}\n`;
}

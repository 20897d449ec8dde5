import type { Pool, PoolClient } from "pg";
import { EXPORT_TABLES, type ExportTable } from "./export-tables";

export const EXPORT_FORMAT = "aurpos-export";
export const EXPORT_VERSION = 1;

const DESCRIPTION =
  "One JSON object per line. Each row is {table, row} with the columns of the database; decimals are texts, times UTC, bytes base64. The last line has the counts.";

const ROWS_PER_PAGE = 500;

/** PostgreSQL ends the session of a download that stalls for this long. */
const IDLE_TIMEOUT_MS = 120_000;

type PageRow = { row: string; key: string[] };
type Column = { name: string; type: string; keyPosition: number | null };

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
      for await (const rows of pagesOf(client, table, businessId)) {
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

async function* pagesOf(client: PoolClient, table: ExportTable, businessId: number): AsyncGenerator<string[]> {
  const columns = await readColumns(client, table.name);
  const keys = columns
    .filter((column) => column.keyPosition !== null)
    .sort((a, b) => Number(a.keyPosition) - Number(b.keyPosition));
  const limit = table.pageSize ?? ROWS_PER_PAGE;
  const keyList = keys.map(({ name }) => `t."${name}"`).join(", ");
  const after = `(${keyList}) > (${keys.map(({ type }, index) => `$${index + 2}::${type}`).join(", ")})`;
  let key: string[] | null = null;
  for (;;) {
    const sql: string = `select ${rowText(table, columns)} as row, array[${keys.map(({ name }) => `t."${name}"::text`).join(", ")}] as key
      from "${table.name}" t where ${inBusiness("t", table)} ${key === null ? "" : `and ${after}`} order by ${keyList} limit ${limit}`;
    const rows: PageRow[] = (await client.query<PageRow>(sql, [businessId, ...(key ?? [])])).rows;
    if (rows.length > 0) yield rows.map(({ row }) => row);
    if (rows.length < limit) return;
    key = rows.at(-1)?.key ?? null;
  }
}

async function readColumns(client: PoolClient, table: string): Promise<Column[]> {
  const { rows } = await client.query<Column>(
    `select a.attname as name, format_type(a.atttypid, a.atttypmod) as type, array_position(i.indkey::int2[], a.attnum) as "keyPosition"
     from pg_attribute a left join pg_index i on i.indrelid = a.attrelid and i.indisprimary
     where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped`,
    [`"${table}"`],
  );
  return rows;
}

/** SQL for a row as JSON: decimals as strings, since readers parse numbers as floats, and bytes as base64. */
function rowText({ omit = [] }: ExportTable, columns: Column[]): string {
  const shown = columns.filter(({ name }) => !omit.includes(name));
  const parts = shown.map(({ name, type }) => {
    const column = `t."${name}"`;
    if (type === "bytea") return `'${name}', translate(encode(${column}, 'base64'), E'\\n', '')`;
    return `'${name}', ${type.startsWith("numeric") ? `${column}::text` : column}`;
  });
  return `jsonb_build_object(${parts.join(", ")})::text`;
}

function inBusiness(alias: string, table: ExportTable): string {
  const { scope } = table;
  if (!("parent" in scope)) return `${alias}."${scope.column}" = $1::int`;
  const parent = EXPORT_TABLES.find(({ name }) => name === scope.parent);
  if (!parent) throw new Error(`${table.name} is part of ${scope.parent}, which is not exported`);
  const inner = `${alias}p`;
  return `exists (select 1 from "${parent.name}" ${inner} where ${inner}.id = ${alias}."${scope.column}" and ${inBusiness(inner, parent)})`;
}

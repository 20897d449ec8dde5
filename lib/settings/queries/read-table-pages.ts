import type { PoolClient } from "pg";
import { EXPORT_TABLES, type ExportTable } from "../export-tables";

const ROWS_PER_PAGE = 500;

type PageRow = { row: string; key: string[] };
type Column = { name: string; type: string; keyPosition: number | null };

/** Yields a table's rows of one business as JSON texts, in pages by its primary key. */
export async function* readTablePages(
  client: PoolClient,
  table: ExportTable,
  businessId: number,
): AsyncGenerator<string[]> {
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

/** Name, type and position in the primary key of a table's columns. */
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

/** SQL for whether a row belongs to the business ($1), directly or through its parents. */
function inBusiness(alias: string, table: ExportTable): string {
  const { scope } = table;
  if (!("parent" in scope)) return `${alias}."${scope.column}" = $1::int`;
  const parent = EXPORT_TABLES.find(({ name }) => name === scope.parent);
  if (!parent) throw new Error(`${table.name} is part of ${scope.parent}, which is not exported`);
  const inner = `${alias}p`;
  return `exists (select 1 from "${parent.name}" ${inner} where ${inner}.id = ${alias}."${scope.column}" and ${inBusiness(inner, parent)})`;
}

import type { Pool } from "pg";
import { z } from "zod";

/** What one step of the cycle cost the database and the store. */
export type Cost = {
  statements: number;
  rows: number;
  /** Pages of 8 kB read, from memory or disk. */
  pages: number;
  ms: number;
  requests: number;
  /** The statement that read the most pages, with how many. */
  dearest: string;
};

const rowSchema = z.object({
  query: z.string(),
  calls: z.coerce.number(),
  rows: z.coerce.number(),
  pages: z.coerce.number(),
});

const DEAREST_LENGTH = 60;

/** Switches the counting of statements on; the server must have been started with the library. */
export async function countStatements(pool: Pool): Promise<void> {
  await pool.query("create extension if not exists pg_stat_statements");
}

/** Runs `work` and returns what it cost. Statements of triggers count with the one that fired them. */
export async function measureCost(
  pool: Pool,
  requestsSoFar: () => number,
  work: () => Promise<unknown>,
): Promise<Cost> {
  await pool.query("select pg_stat_statements_reset()");
  const before = requestsSoFar();
  const begun = performance.now();
  await work();
  const ms = performance.now() - begun;
  const { rows } = await pool.query(
    `select query, calls, rows, shared_blks_hit + shared_blks_read as pages from pg_stat_statements
     where query not like '%pg_stat_statements%' order by pages desc`,
  );
  const counted = z.array(rowSchema).parse(rows);
  const sum = (of: (row: z.infer<typeof rowSchema>) => number) => counted.reduce((total, row) => total + of(row), 0);
  const [dearest] = counted;
  const text = dearest?.query.replaceAll(/\s+/g, " ").replaceAll('"public".', "").trim() ?? "";
  return {
    statements: sum((row) => row.calls),
    rows: sum((row) => row.rows),
    pages: sum((row) => row.pages),
    ms,
    requests: requestsSoFar() - before,
    dearest: `${dearest?.pages ?? 0} in ${dearest?.calls ?? 0}: ${text.slice(0, DEAREST_LENGTH)}`,
  };
}

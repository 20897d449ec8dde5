import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { CsvError, parse } from "csv-parse";
import type { Db } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { type Columns, readHeader } from "./columns";
import { decodeCsv } from "./decode-csv";
import { type ImportNotes, MAX_IMPORT_LINES } from "./import-schema";
import { insertRows } from "./queries/insert-rows";
import { readNotes } from "./read-notes";
import { type ImportRow, readRow } from "./read-row";
import type { StandardTax } from "./read-tax";

/** Rows per statement: some 200 kB, so that memory does not grow with the file. */
const BATCH = 500;
/** Characters of one line: twice the longest description. */
const MAX_RECORD_LENGTH = 400_000;

export type StageScope = {
  businessId: number;
  importId: number;
  standardTax: StandardTax;
  /** Receives the number of staged lines. What it throws ends the reading. */
  onProgress: (total: number) => Promise<void>;
};

export type StagedFile = { total: number; ignoredColumns: string[]; notes: ImportNotes };

/**
 * Reads a CSV stream into the staging table. Each line is stored with its issues.
 *
 * @throws AppError `invalid_input` when the whole file cannot be used: its size, encoding, quotes or header
 */
export async function stageFile(
  db: Db,
  { businessId, importId, standardTax, onProgress }: StageScope,
  body: AsyncIterable<Uint8Array>,
): Promise<StagedFile> {
  const [taxRates, business] = await Promise.all([
    db.taxRate.findMany({ where: { businessId, isArchived: false }, select: { id: true, name: true } }),
    db.business.findUniqueOrThrow({ where: { id: businessId }, select: { weightUnit: true } }),
  ]);
  const { delimiter, texts } = await decodeCsv(body);
  let columns: Columns | null = null;
  let line = 0;
  let total = 0;
  const notes: ImportNotes = {};
  let batch: ImportRow[] = [];
  const flush = async () => {
    await insertRows(db, importId, batch);
    batch = [];
    await onProgress(total);
  };
  const take = async (cells: string[]) => {
    line += 1;
    if (columns === null) {
      columns = requireColumns(readHeader(cells), business.weightUnit);
      return;
    }
    if (cells.every((cell) => cell.trim() === "")) return;
    total += 1;
    if (total > MAX_IMPORT_LINES)
      throw new AppError("too_large", "importTooManyLines", { values: { lines: MAX_IMPORT_LINES } });
    for (const note of readNotes(cells, columns)) notes[note] = (notes[note] ?? 0) + 1;
    batch.push(readRow(line, cells, { columns, taxRates, standardTax }));
    if (batch.length >= BATCH) await flush();
  };
  // The pipeline may report that it was aborted instead of what ended it.
  let refusal: unknown;
  const parser = parse({ delimiter, relax_column_count: true, max_record_size: MAX_RECORD_LENGTH });
  try {
    await pipeline(Readable.from(texts), parser, async (records: AsyncIterable<string[]>) => {
      try {
        for await (const cells of records) await take(cells);
      } catch (error) {
        refusal = error;
        throw error;
      }
    });
  } catch (error) {
    const reason = refusal ?? error;
    throw reason instanceof CsvError
      ? new AppError("invalid_input", "importBroken", { values: { line: line + 1 }, cause: reason })
      : reason;
  }
  await flush();
  if (columns === null || total === 0) throw new AppError("invalid_input", "importEmpty");
  return { total, ignoredColumns: (columns as Columns).ignored, notes };
}

function requireColumns(columns: Columns, weightUnit: string): Columns {
  if (!columns.at.has("name") && !columns.at.has("sku")) throw new AppError("invalid_input", "importNoHeader");
  if (columns.weightUnit !== null && columns.weightUnit !== weightUnit) {
    throw new AppError("invalid_input", "importWeightUnit", {
      values: { file: columns.weightUnit, business: weightUnit },
    });
  }
  return columns;
}

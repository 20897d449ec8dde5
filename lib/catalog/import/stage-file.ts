import type { Db } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { type ColumnChoices, type Columns, readHeader } from "./columns";
import { type ImportNotes, type LeftOut } from "./import-schema";
import { insertRows } from "./queries/insert-rows";
import { readLines } from "./read-lines";
import { readNotes } from "./read-notes";
import { foreignType, type ImportRow, readRow } from "./read-row";
import type { TaxChoices } from "./read-tax";

/** Rows per statement: some 200 kB, so that memory does not grow with the file. */
const BATCH = 500;

export type StageScope = {
  businessId: number;
  importId: number;
  taxes: TaxChoices;
  columnChoices: ColumnChoices;
  hasDecimalComma: boolean;
  fetchesImages: boolean;
  /** Receives the number of staged lines. What it throws ends the reading. */
  onProgress: (total: number) => Promise<void>;
};

export type StagedFile = { total: number; ignoredColumns: string[]; notes: ImportNotes; leftOut: LeftOut };

/** Types that are named; a file with more has none. */
const MAX_FOREIGN_TYPES = 20;

/**
 * Reads a CSV stream into the staging table. Each line is stored with its issues.
 *
 * @throws AppError `invalid_input` when the whole file cannot be used: its size, encoding, quotes or header
 */
export async function stageFile(
  db: Db,
  { businessId, importId, taxes, columnChoices, hasDecimalComma, fetchesImages, onProgress }: StageScope,
  body: AsyncIterable<Uint8Array>,
): Promise<StagedFile> {
  const [taxRates, business] = await Promise.all([
    db.taxRate.findMany({ where: { businessId, isArchived: false }, select: { id: true, name: true } }),
    db.business.findUniqueOrThrow({ where: { id: businessId }, select: { weightUnit: true, timeZone: true } }),
  ]);
  let columns: Columns = readHeader([]);
  let total = 0;
  const notes: ImportNotes = {};
  const leftOut: Record<string, number> = {};
  let batch: ImportRow[] = [];
  const flush = async () => {
    await insertRows(db, importId, batch);
    batch = [];
    await onProgress(total);
  };
  await readLines(body, {
    onHeader: (cells) => {
      columns = requireColumns(readHeader(cells, columnChoices));
    },
    onLine: async (cells, line) => {
      const foreign = foreignType(cells, columns);
      if (foreign !== null) {
        const key = foreign in leftOut || Object.keys(leftOut).length < MAX_FOREIGN_TYPES ? foreign : "…";
        leftOut[key] = (leftOut[key] ?? 0) + 1;
        return;
      }
      total += 1;
      for (const note of readNotes(cells, columns)) notes[note] = (notes[note] ?? 0) + 1;
      batch.push(readRow(line, cells, { columns, taxRates, taxes, ...business, hasDecimalComma, fetchesImages }));
      if (batch.length >= BATCH) await flush();
    },
  });
  await flush();
  return { total, ignoredColumns: columns.ignored, notes, leftOut };
}

function requireColumns(columns: Columns): Columns {
  if (!columns.at.has("name") && !columns.at.has("sku")) throw new AppError("invalid_input", "importNoHeader");
  return columns;
}

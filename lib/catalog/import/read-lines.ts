import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { CsvError, parse } from "csv-parse";
import { AppError } from "@/lib/errors";
import { decodeCsv } from "./decode-csv";
import { MAX_IMPORT_LINES } from "./import-schema";

/** Characters of one line: twice the longest description. */
const MAX_RECORD_LENGTH = 400_000;

type LineReader = {
  onHeader: (cells: string[]) => void;
  /** Receives each line that has a value, with its number in the file. */
  onLine: (cells: string[], line: number) => Promise<void> | void;
};

/**
 * Reads a CSV stream line by line. An empty line is no line.
 *
 * @throws AppError `invalid_input` when the file cannot be used: its encoding, its quotes, or no line below the header
 * @throws AppError `too_large` when it has too many bytes or lines
 */
export async function readLines(body: AsyncIterable<Uint8Array>, { onHeader, onLine }: LineReader): Promise<void> {
  const { delimiter, texts } = await decodeCsv(body);
  let line = 0;
  let total = 0;
  let hasHeader = false;
  const take = async (cells: string[]) => {
    line += 1;
    if (cells.every((cell) => cell.trim() === "")) return;
    // Some exports begin with empty lines that a plugin printed.
    if (!hasHeader) {
      hasHeader = true;
      return onHeader(cells);
    }
    total += 1;
    if (total > MAX_IMPORT_LINES)
      throw new AppError("too_large", "importTooManyLines", { values: { lines: MAX_IMPORT_LINES } });
    await onLine(cells, line);
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
  if (total === 0) throw new AppError("invalid_input", "importEmpty");
}

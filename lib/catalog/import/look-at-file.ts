import type { Db } from "@/lib/db";
import { type ColumnChoices, type ColumnName, type Columns, readHeader } from "./columns";
import type { FileLook } from "./import-schema";
import { isDecimalComma } from "./read-decimal";
import { readLines } from "./read-lines";
import { foreignType } from "./read-row";
import { rateOfClass, readTaxClass } from "./read-tax";

/** Values of an unknown column that help to say what it is. */
const SAMPLES = 3;
const SAMPLE_LENGTH = 60;
/** Tax classes of one shop; what is beyond is said line by line. */
const MAX_CLASSES = 50;
const NUMBERS: readonly ColumnName[] = ["price", "salePrice", "stock", "weight", "lowStock"];

/**
 * Reads a file once and says what a person has to choose before it is checked: columns with unknown names, and the tax
 * rate of each tax class. Nothing is stored.
 *
 * @throws AppError `invalid_input` or `too_large` as `readLines`
 */
export async function lookAtFile(
  db: Db,
  businessId: number,
  choices: ColumnChoices,
  body: AsyncIterable<Uint8Array>,
): Promise<FileLook> {
  const rates = await db.taxRate.findMany({
    where: { businessId, isArchived: false },
    select: { id: true, name: true },
  });
  let titles: string[] = [];
  let columns: Columns = readHeader([]);
  let lines = 0;
  let hasDecimalComma = false;
  const samples = new Map<number, string[]>();
  const classes = new Map<string, number>();
  await readLines(body, {
    onHeader: (cells) => {
      titles = cells;
      columns = readHeader(cells, choices);
    },
    onLine: (cells) => {
      lines += 1;
      for (const index of columns.unknown) addSample(samples, index, (cells[index] ?? "").trim());
      if (foreignType(cells, columns) !== null) return;
      const cell = (name: ColumnName) => (cells[columns.at.get(name) ?? -1] ?? "").trim();
      hasDecimalComma ||= NUMBERS.some((name) => isDecimalComma(cell(name)));
      const found = readTaxClass(cell("taxStatus") || null, cell("taxClass") || null);
      if (found === null || found === "none") return;
      if (classes.has(found.key) || classes.size < MAX_CLASSES)
        classes.set(found.key, (classes.get(found.key) ?? 0) + 1);
    },
  });
  return {
    lines,
    hasName: columns.at.has("name") || columns.at.has("sku"),
    decimals: hasDecimalComma ? "comma" : "point",
    unknown: columns.unknown.map((index) => ({
      index,
      title: (titles[index] ?? "").trim().slice(0, SAMPLE_LENGTH),
      samples: samples.get(index) ?? [],
    })),
    taxClasses: [...classes].map(([key, count]) => ({
      key,
      lines: count,
      rateId: rateOfClass(key, rates)?.id ?? null,
    })),
  };
}

/** Keeps the first different values of a column. */
function addSample(samples: Map<number, string[]>, index: number, value: string): void {
  const known = samples.get(index) ?? [];
  const text = value.slice(0, SAMPLE_LENGTH);
  if (text !== "" && known.length < SAMPLES && !known.includes(text)) samples.set(index, [...known, text]);
}

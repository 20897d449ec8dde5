import type { Db } from "@/lib/db";
import type { EntryEntity, EntryOperation, EntryOutcome } from "@/lib/generated/prisma/enums";
import type { EntryFilter } from "./entry-filter";
import { entryWhere, requireRun } from "./list-entries";

/** Rows per query: some 200 kB, so that memory does not grow with the log. */
const PAGE_SIZE = 1000;

/** The words of a file, in the language of the person who downloads it. */
export type EntryWords = {
  columns: readonly [
    time: string,
    entity: string,
    operation: string,
    outcome: string,
    name: string,
    sku: string,
    remoteId: string,
    problem: string,
    remedy: string,
    detail: string,
  ];
  entity: (value: EntryEntity) => string;
  operation: (value: EntryOperation) => string;
  outcome: (value: EntryOutcome) => string;
  problem: (code: string) => string;
  remedy: (code: string) => string;
};

/**
 * Returns a run's log as CSV text, page by page. The run is looked up before the first page, so that a missing run is
 * refused before the download begins.
 *
 * @throws AppError `not_found` when the business has no such run
 */
export async function exportEntries(
  db: Db,
  businessId: number,
  runId: number,
  filter: EntryFilter,
  words: EntryWords,
): Promise<AsyncGenerator<string>> {
  await requireRun(db, businessId, runId);
  return writePages(db, businessId, runId, filter, words);
}

async function* writePages(
  db: Db,
  businessId: number,
  runId: number,
  filter: EntryFilter,
  words: EntryWords,
): AsyncGenerator<string> {
  // The byte-order mark makes Excel read UTF-8.
  yield `\uFEFF${toCsvLine(words.columns)}`;
  let afterId = 0;
  for (;;) {
    const rows = await db.syncEntry.findMany({
      where: { ...entryWhere(businessId, runId, filter), id: { gt: afterId } },
      orderBy: { id: "asc" },
      take: PAGE_SIZE,
      omit: { sent: true },
    });
    const last = rows.at(-1);
    if (!last) return;
    afterId = last.id;
    yield rows
      .map((row) =>
        toCsvLine([
          row.createdAt.toISOString(),
          words.entity(row.entity),
          words.operation(row.operation),
          words.outcome(row.outcome),
          row.label,
          row.sku ?? "",
          row.remoteId === null ? "" : String(row.remoteId),
          row.errorCode === null ? "" : words.problem(row.errorCode),
          row.errorCode === null ? "" : words.remedy(row.errorCode),
          row.errorDetail ?? "",
        ]),
      )
      .join("");
    if (rows.length < PAGE_SIZE) return;
  }
}

/** One line of RFC 4180. */
export function toCsvLine(cells: readonly string[]): string {
  return `${cells.map(toCsvCell).join(",")}\r\n`;
}

/** A spreadsheet runs what begins with one of these; an apostrophe in front makes it text. */
const FORMULA_START = /^[=+\-@\t\r]/;

function toCsvCell(text: string): string {
  const safe = FORMULA_START.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

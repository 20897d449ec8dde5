import type { Db, Tx } from "@/lib/db";
import type { JobTime } from "@/lib/queue/job-time";
import { reserveIdsOfLines } from "./queries/reserve-ids-of-lines";
import { runSlices } from "./run-slices";

/** The largest number that the column can hold. */
const MAX_LINE = 2 ** 31 - 1;

/** Measured: 0.1 s of CPU time of the database server. */
const LINES_PER_SLICE = 10_000;

/**
 * Reserves the ids of new products and variations, a range of lines in each slice, so that the transaction that writes
 * the file writes each row once. The cursor is the last line of the ranges that are done.
 *
 * @returns false when the deadline passed first
 */
export async function reserveIds(db: Db, importId: number, time: JobTime | undefined): Promise<boolean> {
  return runSlices(db, { id: importId, status: "applying" }, time, async (tx, { id, cursor }) => {
    const { _max } = await tx.productImportRow.aggregate({ where: { importId: id }, _max: { line: true } });
    const last = _max.line ?? 0;
    if (cursor >= last) return false;
    const upTo = Math.min(cursor + LINES_PER_SLICE, last);
    await reserveIdsOfLines(tx, id, cursor, upTo);
    await tx.productImport.update({ where: { id }, data: { cursor: upTo } });
    return upTo < last;
  });
}

/** Reserves the ids of lines that only the last check, within the writing, found to be new. */
export async function reserveMissingIds(tx: Tx, importId: number): Promise<void> {
  await reserveIdsOfLines(tx, importId, 0, MAX_LINE);
}

import type { Db, Tx } from "@/lib/db";
import type { JobTime } from "@/lib/queue/job-time";
import { runSlices } from "./run-slices";

/** The largest number that the column can hold. */
const MAX_LINE = 2 ** 31 - 1;

/** Measured: 0.1 s of CPU time of the server. */
const LINES_PER_SLICE = 10_000;

/**
 * Reserves the ids of what new lines make, a range of lines in each slice: the cursor is the last line
 * of the ranges that are done. The transaction that writes the file then writes each row once.
 *
 * @returns false when the job's time was over first
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

/** Reserves ids where the last check before the writing found more to be new than the slices did. */
export async function reserveMissingIds(tx: Tx, importId: number): Promise<void> {
  await reserveIdsOfLines(tx, importId, 0, MAX_LINE);
}

/** Reserves ids in the order of the lines after `after` up to `upTo`; lines that have theirs are left alone. */
async function reserveIdsOfLines(tx: Tx, importId: number, after: number, upTo: number): Promise<void> {
  await tx.$executeRaw`
    update product_import_rows r set new_product_id = n.product_id, new_variation_id = n.variation_id
      from (select line,
                   case when kind <> 'variation' then nextval('products_id_seq') end as product_id,
                   case when kind <> 'variable' then nextval('variations_id_seq') end as variation_id
              from (select line, kind from product_import_rows
                     where import_id = ${importId} and line > ${after} and line <= ${upTo} and action = 'create'
                       and new_product_id is null and new_variation_id is null
                     order by line) o) n
     where r.import_id = ${importId} and r.line = n.line`;
}

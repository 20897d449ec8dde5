import type { Db } from "@/lib/db";
import type { ProductImport } from "@/lib/generated/prisma/client";
import type { JobTime } from "@/lib/queue/job-time";
import { checkStatements, countChecked, FIRST_AFTER_MATCHING } from "./check-import";
import { analyzeLines } from "./queries/analyze-lines";
import { runSlices } from "./run-slices";

/**
 * Runs the dry run, one check in each slice. The cursor is the number of checks that are done.
 *
 * @returns false when the deadline passed first
 */
export async function runCheck(db: Db, row: ProductImport, time: JobTime | undefined): Promise<boolean> {
  if (time?.isOver()) return false;
  // Not inside a transaction, whose end its lock would wait for.
  if (row.cursor === 0) await analyzeLines(db);
  return runSlices(db, row, time, async (tx, { id, businessId, updatesExisting, locationId, cursor }) => {
    const statement = checkStatements({ importId: id, businessId }, updatesExisting)[cursor];
    if (statement !== undefined) {
      // Planned without the matches, the statements that follow take minutes where variations are known.
      if (cursor === FIRST_AFTER_MATCHING) await analyzeLines(tx);
      await tx.$executeRaw(statement);
      await tx.productImport.update({ where: { id }, data: { cursor: cursor + 1 } });
      return true;
    }
    const counts = await countChecked(tx, id, locationId);
    await tx.productImport.updateMany({ where: { id, status: "checking" }, data: { ...counts, status: "checked" } });
    return false;
  });
}

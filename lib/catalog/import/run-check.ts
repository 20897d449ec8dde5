import type { Db } from "@/lib/db";
import type { ProductImport } from "@/lib/generated/prisma/client";
import type { JobTime } from "@/lib/queue/job-time";
import { checkStatements, countChecked, FIRST_AFTER_MATCHING } from "./check-import";
import { runSlices } from "./run-slices";

/**
 * The dry run, a check in each slice: the cursor is the number of checks that are done.
 *
 * @returns false when the job's time was over first
 */
export async function runCheck(db: Db, row: ProductImport, time: JobTime | undefined): Promise<boolean> {
  if (time?.isOver()) return false;
  // The lines came a moment ago: planned without knowing how many they are, the checks loop over all pairs of them
  // (188 s instead of 3 s for 10 000 lines). Not inside a transaction, whose end its lock would wait for.
  if (row.cursor === 0) await db.$executeRaw`analyze product_import_rows`;
  return runSlices(db, row, time, async (tx, { id, businessId, updatesExisting, locationId, cursor }) => {
    const statement = checkStatements({ importId: id, businessId }, updatesExisting)[cursor];
    if (statement !== undefined) {
      // Planned without the matches, those that follow take minutes where variations are known.
      if (cursor === FIRST_AFTER_MATCHING) await tx.$executeRaw`analyze product_import_rows`;
      await tx.$executeRaw(statement);
      await tx.productImport.update({ where: { id }, data: { cursor: cursor + 1 } });
      return true;
    }
    const counts = await countChecked(tx, id, locationId);
    await tx.productImport.updateMany({ where: { id, status: "checking" }, data: { ...counts, status: "checked" } });
    return false;
  });
}

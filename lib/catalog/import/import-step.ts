import type { Db } from "@/lib/db";
import type { JobTime } from "@/lib/queue/job-time";
import { reserveIds } from "./reserve-ids";
import { runCheck } from "./run-check";
import { writeImport } from "./write-import";

/**
 * Continues an import where it stands: the check and the reserving of ids in slices, each of which is
 * committed with the cursor, then the writing in one transaction. A repeated job finds nothing left to do.
 *
 * @returns whether it was interrupted, so that another job is to continue
 */
export async function runImportStep(db: Db, importId: number, time?: JobTime): Promise<boolean> {
  const row = await db.productImport.findUnique({ where: { id: importId } });
  if (row?.status === "checking") return !(await runCheck(db, row, time));
  if (row?.status !== "applying") return false;
  const isReserved = await reserveIds(db, importId, time);
  return !isReserved || !(await writeImport(db, row, time));
}

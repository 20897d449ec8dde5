import type { Db } from "@/lib/db";
import { BY_ID, readCursor } from "@/lib/list/cursor";
import { readPage } from "@/lib/list/page";
import type { RunQuery } from "./run-filter";
import { RUN_INCLUDE, toRunView } from "./run-progress";
import type { RunPage } from "./sync-view";

const RUNS_PER_PAGE = 30;

/**
 * Lists the runs of a store, the latest first.
 *
 * @throws AppError `invalid_input` (`badCursor`) when the cursor is not one of this list
 */
export async function listRuns(
  db: Db,
  businessId: number,
  storeId: number,
  query: RunQuery,
  limit = RUNS_PER_PAGE,
): Promise<RunPage> {
  const { kind, status, failing } = query;
  const after = readCursor(BY_ID, query.cursor);
  const page = await readPage(
    limit,
    (take) =>
      db.syncRun.findMany({
        where: {
          businessId,
          storeId,
          kind,
          status,
          id: { lt: after?.[0] },
          ...(failing ? { failed: { gt: 0 } } : {}),
        },
        orderBy: { id: "desc" },
        take,
        include: RUN_INCLUDE,
      }),
    (row) => [row.id],
  );
  return { ...page, items: page.items.map(toRunView) };
}

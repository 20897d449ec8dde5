import { z } from "zod";
import { queryIdSchema } from "@/lib/id-schema";
import type { Db } from "@/lib/db";
import { RUN_INCLUDE, toRunView } from "./run-progress";
import type { RunPage } from "./sync-view";

export const RUNS_PER_PAGE = 30;

export const runQuerySchema = z.object({
  kind: z.enum(["categories", "products", "orders"]).optional(),
  status: z.enum(["completed", "cancelled", "failed"]).optional(),
  /** Only runs in which something failed. */
  failing: z.literal("1").optional(),
  /** `nextCursor` of the page before. */
  cursor: queryIdSchema.optional(),
});
export type RunQuery = z.infer<typeof runQuerySchema>;

/** Runs of a store, the latest first. */
export async function listRuns(
  db: Db,
  businessId: number,
  storeId: number,
  query: RunQuery,
  limit = RUNS_PER_PAGE,
): Promise<RunPage> {
  const rows = await db.syncRun.findMany({
    where: {
      businessId,
      storeId,
      ...(query.kind ? { kind: query.kind } : {}),
      ...(query.status ? { status: query.status } : {}),
      ...(query.failing ? { failed: { gt: 0 } } : {}),
      ...(query.cursor === undefined ? {} : { id: { lt: query.cursor } }),
    },
    orderBy: { id: "desc" },
    take: limit + 1,
    include: RUN_INCLUDE,
  });
  const page = rows.slice(0, limit);
  return { items: page.map(toRunView), nextCursor: rows.length > limit ? (page.at(-1)?.id ?? null) : null };
}

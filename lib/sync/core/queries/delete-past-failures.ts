import type { Tx } from "@/lib/db";
import { Prisma, type SyncRun } from "@/lib/generated/prisma/client";

/**
 * Deletes the failures of products that the run processed in all its phases without a new failure.
 * Those are all products, the chosen ones, the ones due when it began (run-scope.ts), or the ones that it has entries for.
 */
export async function deletePastFailures(
  tx: Tx,
  run: Pick<SyncRun, "id" | "storeId" | "mode" | "productIds">,
  startedAt: Date,
): Promise<void> {
  const isDue = dueIn(run, startedAt);
  await tx.$executeRaw`
    delete from sync_failures where store_id = ${run.storeId} and last_tried_at < ${startedAt} and (${isDue} or product_id in (
      select e.product_id from sync_entries e where e.run_id = ${run.id} and e.outcome = 'done'))`;
}

function dueIn({ mode, productIds }: Pick<SyncRun, "mode" | "productIds">, startedAt: Date): Prisma.Sql {
  if (mode === "changed") return Prisma.sql`next_try_at <= ${startedAt}`;
  return mode === "chosen" ? Prisma.sql`product_id = any(${productIds}::int[])` : Prisma.sql`${mode === "all"}`;
}

import { countOf } from "@/lib/sync/core/outcomes";
import { recordOutcomes } from "@/lib/sync/core/record";
import { startOfRun, recordFailures } from "@/lib/sync/core/record-failures";
import type { RunContext } from "@/lib/sync/core/run-context";
import { countScope, listScopeIds } from "@/lib/sync/core/queries/run-scope";
import { areOrdersFresh, CAUGHT_UP_IS_FRESH_MS, pollOrdersOnce } from "./catch-up-orders";
import { pushStockIsolated } from "./push-stock-isolated";
import type { Phase } from "@/lib/sync/core/phase";

/** Makes a few hundred variations a slice, since a product has several. */
const PRODUCTS_PER_SLICE = 50;
const VARIATIONS_PER_PUSH = 100;

/** Sends the quantities of a run, after orders are imported, so that no sale is undone. */
export const stockPhase: Phase = {
  async count(context) {
    return context.settings.updateFields.includes("quantity") ? countScope(context.db, context, "stock") : 0;
  },

  async step(context, cursor) {
    const ids = await listScopeIds(context.db, context, "stock", cursor.afterId, PRODUCTS_PER_SLICE);
    const last = ids.at(-1);
    if (last === undefined) return null;
    // The slice repeats until every changed order is read.
    if (!(await readOrdersFirst(context))) return { next: cursor, unlogged: {} };
    const variations = await context.db.variation.findMany({
      where: { businessId: context.run.businessId, productId: { in: ids } },
      orderBy: { id: "asc" },
      select: { id: true },
    });
    const variationIds = variations.map((variation) => variation.id);
    for (let start = 0; start < variationIds.length; start += VARIATIONS_PER_PUSH) {
      const { outcomes, fault } = await pushStockIsolated(
        context,
        variationIds.slice(start, start + VARIATIONS_PER_PUSH),
        {
          isForced: context.run.isForced,
        },
      );
      await context.db.$transaction(async (tx) => {
        await recordFailures(tx, context.store, startOfRun(context.run), outcomes);
        await recordOutcomes(tx, context, outcomes, countOf(outcomes));
      });
      if (fault) throw fault;
    }
    return { next: { ...cursor, afterId: last }, unlogged: { done: ids.length } };
  },
};

async function readOrdersFirst(context: RunContext): Promise<boolean> {
  return (await areOrdersFresh(context, CAUGHT_UP_IS_FRESH_MS)) || pollOrdersOnce(context);
}

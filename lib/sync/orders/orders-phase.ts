import { toImportSource } from "./import-source";
import { pollOrders } from "./poll-orders";
import { recordOutcomes } from "@/lib/sync/core/record";
import type { Phase } from "@/lib/sync/core/phase";

/** The phase of a manual orders run: the scheduled poll, repeated until every changed order is read. */
export const ordersPhase: Phase = {
  // The number of orders is unknown until they are read.
  count: async () => 1,

  async step(context, cursor) {
    if (cursor.afterId > 0) return null;
    const store = await context.db.store.findUniqueOrThrow({ where: { id: context.store.id } });
    const result = await pollOrders(toImportSource(context.deps, store, context.client));
    const { created, updated, failed, unchanged, ignored } = result;
    const counts = { created, updated, failed, unchanged, skipped: ignored };
    await context.db.$transaction((tx) => recordOutcomes(tx, context, [], counts));
    return { next: { ...cursor, afterId: result.isComplete ? 1 : 0 }, unlogged: result.isComplete ? { done: 1 } : {} };
  },
};

import { findProcessed } from "@/lib/sync/core/processed-items";
import type { Outcome } from "@/lib/sync/core/outcomes";
import type { Phase } from "@/lib/sync/core/phase";
import { sliceLimit } from "@/lib/sync/core/run-cursor";
import { recordOutcomes } from "@/lib/sync/core/record";
import type { RunContext } from "@/lib/sync/core/run-context";
import { countCategories, listCategoryLevel } from "./queries/category-levels";
import { loadCategoryLinks } from "./load-category-links";
import { matchByName } from "./match-categories";
import { type CategoryOperation, planCategory } from "./plan-categories";
import { type CategoryToSend, sendCategories } from "./send-categories";

/** Categories at any depth, parents first: a slice is up to a hundred categories of one level. */
export const categoriesPhase: Phase = {
  count: (context) => countCategories(context.db, context.run.businessId),

  async findNext(context, cursor) {
    const [row] = await listCategoryLevel(context.db, levelScope(context), cursor, 1);
    if (!row) return null;
    return {
      next: { ...cursor, depth: row.depth, afterId: row.id },
      line: {
        entity: "category",
        operation: "note",
        localId: row.id,
        productId: null,
        label: row.name,
        sku: null,
        remoteId: null,
      },
    };
  },

  async step(context, cursor) {
    const level = await listCategoryLevel(context.db, levelScope(context), cursor, sliceLimit(cursor, 100));
    const last = level.at(-1);
    if (!last) return null;
    const ids = level.map((row) => row.id);
    const processed = await findProcessed(context, "category", ids);
    const links = await loadCategoryLinks(
      context,
      level.flatMap((row) => (row.parentId === null ? [row.id] : [row.id, row.parentId])),
    );
    const rows = level.filter((row) => !processed.has(row.id));
    const matched = await matchByName(context, rows, links);
    const operations = rows.map((row) => {
      const mode = context.run.mode === "new" && !matched.has(row.id) ? "new" : "all";
      return planCategory(row, links, { mode, isForced: context.run.isForced });
    });
    const skipped = operations.filter((operation) => operation.kind === "skip");
    const unchanged = skipped.filter((operation) => operation.reason === "unchanged").length;
    await recordWaiting(
      context,
      skipped.filter((operation) => operation.reason === "parent_missing"),
    );
    const toSend = operations.filter((operation): operation is CategoryToSend => operation.kind !== "skip");
    await sendCategories(context, toSend, matched);
    return { next: { ...cursor, depth: last.depth, afterId: last.id }, unlogged: { done: unchanged, unchanged } };
  },
};

function levelScope({ run, settings }: RunContext) {
  return { businessId: run.businessId, language: settings.language };
}

/** Records a failure for each category whose parent could not be sent. */
async function recordWaiting(context: RunContext, waiting: readonly CategoryOperation[]): Promise<void> {
  if (waiting.length === 0) return;
  const outcomes = waiting.map(({ category }): Outcome => ({
    entity: "category",
    operation: "create",
    outcome: "failed",
    localId: category.id,
    productId: null,
    label: category.name,
    error: { code: "category_parent_missing" },
  }));
  const delta = { done: waiting.length, failed: waiting.length };
  await context.db.$transaction((tx) => recordOutcomes(tx, context, outcomes, delta));
}

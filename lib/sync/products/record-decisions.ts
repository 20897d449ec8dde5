import type { Outcome } from "@/lib/sync/core/outcomes";
import { recordOutcomes } from "@/lib/sync/core/record";
import type { RunContext } from "@/lib/sync/core/run-context";
import type { MatchResult } from "./match";
import type { ProductSnapshot } from "./snapshot";

export type OpenDecision = { product: ProductSnapshot; match: Extract<MatchResult, { kind: "decision" }> };

/** Writes candidates, entries and counters of products that need a decision, in one transaction. */
export async function recordDecisions(context: RunContext, decisions: readonly OpenDecision[]): Promise<void> {
  if (decisions.length === 0) return;
  const { store, run } = context;
  const outcomes = decisions.map(({ product }): Outcome => ({
    entity: "product",
    operation: "link",
    outcome: "decision",
    localId: product.id,
    productId: product.id,
    label: product.name,
    sku: product.sku,
    error: { code: "needs_decision" },
  }));
  await context.db.$transaction(async (tx) => {
    for (const { product, match } of decisions) {
      await tx.matchDecision.upsert({
        where: { storeId_productId: { storeId: store.id, productId: product.id } },
        create: { businessId: run.businessId, storeId: store.id, productId: product.id, candidates: match.candidates },
        update: { candidates: match.candidates },
      });
    }
    await recordOutcomes(tx, context, outcomes, { done: decisions.length, skipped: decisions.length });
  });
}

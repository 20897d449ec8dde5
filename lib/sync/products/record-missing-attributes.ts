import { countOf, type Outcome } from "@/lib/sync/core/outcomes";
import { recordOutcomes } from "@/lib/sync/core/record";
import { startOfRun, recordFailures } from "@/lib/sync/core/record-failures";
import type { RunContext } from "@/lib/sync/core/run-context";
import type { ProductOperation } from "./plan-products";

export type FailedProduct = Extract<ProductOperation, { kind: "fail" }>;

/** Records a failure of each product whose attributes the store does not have, with their names. */
export async function recordMissingAttributes(context: RunContext, failed: readonly FailedProduct[]): Promise<void> {
  if (failed.length === 0) return;
  const outcomes = failed.map(({ product, missingAttributes }): Outcome => ({
    entity: "product",
    operation: "skip",
    outcome: "failed",
    localId: product.id,
    productId: product.id,
    label: product.name,
    sku: product.sku,
    error: { code: "attribute_missing", storeMessage: missingAttributes.join(", ") },
  }));
  await context.db.$transaction(async (tx) => {
    await recordFailures(tx, context.store, startOfRun(context.run), outcomes);
    await recordOutcomes(tx, context, outcomes, { done: outcomes.length, ...countOf(outcomes) });
  });
}

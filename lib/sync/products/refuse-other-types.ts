import { fetchProductTypes, isOtherType } from "@/lib/woo/resources/product-types";
import { countOf, type Outcome } from "@/lib/sync/core/outcomes";
import { recordOutcomes } from "@/lib/sync/core/record";
import { recordFailures, startOfRun } from "@/lib/sync/core/record-failures";
import { requestOptions, type RunContext } from "@/lib/sync/core/run-context";
import { typeDiffers } from "@/lib/sync/core/type-differs";
import type { Parent } from "./match-variations";

/**
 * Returns the parents that have variations in the store, by product id. A parent that a person made simple there fails,
 * since nobody could buy variations that are created under it. The run has read the types of those that it has sent; the
 * others cost one request for a hundred.
 *
 * @throws WooError when the store as a whole refuses or does not answer
 */
export async function refuseOtherTypes(context: RunContext, parents: readonly Parent[]): Promise<Parent[]> {
  if (parents.length === 0) return [];
  const entries = await context.db.syncEntry.findMany({
    where: { runId: context.run.id, entity: "product", localId: { in: parents.map(({ product }) => product.id) } },
    select: { localId: true, outcome: true, errorCode: true },
  });
  const isSent = new Set(entries.flatMap(({ localId, outcome }) => (outcome === "done" ? (localId ?? []) : [])));
  const isRefused = new Set(
    entries.flatMap(({ localId, errorCode }) => (errorCode === typeDiffers("").code ? (localId ?? []) : [])),
  );
  const unknown = parents.filter(({ product }) => !isSent.has(product.id) && !isRefused.has(product.id));
  if (unknown.length === 0) return parents.filter(({ product }) => !isRefused.has(product.id));
  const remoteIds = unknown.map(({ remoteId }) => remoteId);
  const types = await fetchProductTypes(context.client, remoteIds, requestOptions(context));
  const other = unknown.filter(({ remoteId }) => isOtherType(types.get(remoteId), "variable"));
  await recordOtherTypes(context, other, types);
  const refused = new Set([...isRefused, ...other.map(({ product }) => product.id)]);
  return parents.filter(({ product }) => !refused.has(product.id));
}

async function recordOtherTypes(
  context: RunContext,
  parents: readonly Parent[],
  types: ReadonlyMap<number, string | undefined>,
): Promise<void> {
  if (parents.length === 0) return;
  const outcomes = parents.map(({ product, remoteId }): Outcome => ({
    entity: "product",
    operation: "note",
    outcome: "failed",
    localId: product.id,
    productId: product.id,
    remoteId,
    label: product.name,
    sku: product.sku,
    error: typeDiffers(types.get(remoteId)),
  }));
  await context.db.$transaction(async (tx) => {
    await recordFailures(tx, context.store, startOfRun(context.run), outcomes);
    await recordOutcomes(tx, context, outcomes, countOf(outcomes));
  });
}

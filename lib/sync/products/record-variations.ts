import { listUnstoredFields } from "@/lib/woo/resources/unstored-fields";
import { MISSING_CODES } from "@/lib/sync/core/missing-codes";
import { deleteProductLinks } from "@/lib/sync/core/delete-links";
import { countOf, toOutcome } from "@/lib/sync/core/outcomes";
import { type LinkRow, upsertLinks } from "@/lib/sync/core/queries/upsert-links";
import { recordOutcomes } from "@/lib/sync/core/record";
import { startOfRun, recordFailures } from "@/lib/sync/core/record-failures";
import { recordPushes } from "@/lib/sync/core/record-pushes";
import type { RunContext } from "@/lib/sync/core/run-context";
import type { Parent } from "./match-variations";
import type { AnsweredVariation } from "./variation-to-send";

/**
 * Writes links, entries, counters and failures of one parent's variations in one transaction. It also
 * deletes the links of missing variations before they are created anew: if that fails, the next run
 * must not update what the store no longer has.
 *
 * @param left variations that the store no longer has, to be replanned
 * @param matched ids of the variations that were matched in the store
 */
export async function recordVariations(
  context: RunContext,
  { product }: Parent,
  { stands, left }: { stands: readonly AnsweredVariation[]; left: readonly AnsweredVariation[] },
  matched: ReadonlySet<number>,
): Promise<void> {
  const { run, store } = context;
  const judged = stands.map((one) => ({
    ...one,
    unstored: one.result.ok ? listUnstoredFields(one.sent, one.result.data) : [],
  }));
  const outcomes = judged.map(({ unstored, ...one }) => {
    const { item } = one;
    const { variation } = item;
    return toOutcome(
      one,
      {
        entity: "variation",
        operation: matched.has(variation.id) ? "link" : item.kind,
        localId: variation.id,
        productId: product.id,
        remoteId: item.kind === "create" ? null : item.remoteId,
        label: [product.name, ...variation.options.map((option) => option.value)].join(" · "),
        sku: variation.sku,
      },
      unstored.length > 0 ? { code: "not_kept", storeMessage: unstored.join(", ") } : (item.refusedSku ?? null),
    );
  });
  const links = judged.flatMap(({ item, sent: payload, result, unstored }): LinkRow[] => {
    if (!result.ok) return [];
    const madeInRun = item.kind === "create" ? run.id : undefined;
    const sent = unstored.length === 0 ? item.sent : {};
    return [{ localId: item.variation.id, remoteId: result.data.id, sent, payload, madeInRun }];
  });
  const accepted = stands.filter(({ result }) => result.ok);
  await context.db.$transaction(async (tx) => {
    await deleteProductLinks(tx, store.id, listMissing(product.id, stands, left));
    await upsertLinks(tx, "variation_links", store.id, links);
    await recordPushes(
      tx,
      store.id,
      accepted.map(({ item, sent }) => ({ variationId: item.variation.id, payload: sent })),
    );
    await recordFailures(tx, store, startOfRun(run), outcomes);
    await recordOutcomes(tx, context, outcomes, countOf(outcomes));
  });
}

/**
 * Returns what the store no longer has. A create refused as missing means the parent, which the next run
 * creates anew.
 */
function listMissing(productId: number, stands: readonly AnsweredVariation[], left: readonly AnsweredVariation[]) {
  const isParentMissing = stands.some(
    ({ item, result }) => item.kind === "create" && !result.ok && MISSING_CODES.has(result.error.code),
  );
  const missing = stands.filter(({ result }) => !result.ok && result.error.code === "resource_missing");
  const variations = [...missing, ...left].map(({ item }) => item.variation.id);
  return { variations, products: isParentMissing ? [productId] : [] };
}

import type { WooItemResult } from "@/lib/woo/batch";
import { listUnkept } from "@/lib/woo/resources/unkept-fields";
import type { WooVariation } from "@/lib/woo/resources/variations";
import { forgetLinksOf } from "@/lib/sync/core/forget-links";
import type { VariationOperation } from "./plan-variations";
import type { ProductSnapshot } from "./snapshot";
import { type LinkRow, type Outcome, recordFailures, recordOutcomes, upsertLinks } from "@/lib/sync/core/record";
import type { RunContext } from "@/lib/sync/core/run-context";
import { recordPushes } from "@/lib/sync/core/record-pushes";

export type VariationResult = {
  item: Exclude<VariationOperation, { kind: "skip" }>;
  result: WooItemResult<WooVariation>;
};

/** Writes links, log lines, counters and failures of one parent's variations in one transaction. */
export async function recordVariations(
  context: RunContext,
  parent: { product: ProductSnapshot },
  results: readonly VariationResult[],
  matched: ReadonlySet<number>,
): Promise<void> {
  if (results.length === 0) return;
  const { product } = parent;
  const delta = { created: 0, updated: 0, failed: 0 };
  const links: LinkRow[] = [];
  const gone: number[] = [];
  const outcomes = results.map(({ item, result }): Outcome => {
    const { variation, payload, sent } = item;
    const unkept = result.ok ? listUnkept(payload, result.data) : [];
    const isDone = result.ok && unkept.length === 0;
    if (!isDone) delta.failed += 1;
    else if (item.kind === "create") delta.created += 1;
    else delta.updated += 1;
    const madeInRun = item.kind === "create" ? context.run.id : undefined;
    if (result.ok) links.push({ localId: variation.id, remoteId: result.data.id, sent: isDone ? sent : {}, madeInRun });
    else if (result.error.code === "resource_missing") gone.push(variation.id);
    return {
      entity: "variation",
      operation: matched.has(variation.id) ? "link" : item.kind,
      outcome: isDone ? "done" : "failed",
      localId: variation.id,
      productId: product.id,
      remoteId: result.ok ? result.data.id : item.kind === "create" ? null : item.remoteId,
      label: [product.name, ...variation.options.map((option) => option.value)].join(" · "),
      sku: variation.sku,
      error: !result.ok ? result.error : isDone ? null : { code: "not_kept", storeMessage: unkept.join(", ") },
      sent: payload,
    };
  });
  await context.db.$transaction(async (tx) => {
    await forgetLinksOf(tx, context.store.id, { variations: gone });
    await upsertLinks(tx, "variation_links", context.store.id, links);
    const taken = results.filter(({ result }) => result.ok);
    await recordPushes(
      tx,
      context.store.id,
      taken.map(({ item }) => ({ variationId: item.variation.id, payload: item.payload })),
    );
    await recordFailures(tx, context, outcomes);
    await recordOutcomes(tx, context, outcomes, delta);
  });
}

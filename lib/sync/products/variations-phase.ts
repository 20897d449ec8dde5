import { findNextProduct } from "@/lib/sync/core/next-item";
import { sliceLimit } from "@/lib/sync/core/run-cursor";
import { findProcessed } from "@/lib/sync/core/processed-items";
import type { Phase } from "@/lib/sync/core/phase";
import type { RunContext } from "@/lib/sync/core/run-context";
import { countScope, listScopeIds } from "@/lib/sync/core/queries/run-scope";
import { loadFieldContext } from "./load-field-context";
import { loadProductSnapshots, snapshotScope } from "./load-snapshots";
import { loadVariationLinks } from "./load-links";
import { matchUnlinked, type Parent } from "./match-variations";
import { listMissingAttributes } from "./plan-products";
import { planChoiceOf } from "./plan-slice";
import { planParent, type VariationOperation } from "./plan-variations";
import { refuseOtherTypes } from "./refuse-other-types";
import { sendBlockedVariations } from "./send-blocked-variations";
import { sendVariations } from "./send-variations";
import type { VariationToSend } from "./variation-to-send";

/** A slice is small, because each parent takes a request of its own. Parents are sent concurrently. */
const PARENTS_PER_SLICE = 40;

/** Variations of variable products, in batches per parent. */
export const variationsPhase: Phase = {
  count: (context) => countScope(context.db, context, "variations"),
  findNext: (context, cursor) => findNextProduct(context, "variations", cursor),

  async step(context, cursor) {
    const { store } = context;
    const ids = await listScopeIds(
      context.db,
      context,
      "variations",
      cursor.afterId,
      sliceLimit(cursor, PARENTS_PER_SLICE),
    );
    const last = ids.at(-1);
    if (last === undefined) return null;
    const products = await loadProductSnapshots(context.db, snapshotScope(context), ids);
    const parentLinks = await context.db.productLink.findMany({ where: { storeId: store.id, productId: { in: ids } } });
    const remoteIds = new Map(parentLinks.map((link) => [link.productId, link.remoteId]));
    const parents = products.flatMap((product) => {
      const remoteId = remoteIds.get(product.id);
      return remoteId === undefined ? [] : [{ product, remoteId }];
    });
    const unchanged = await sendParents(context, parents);
    return { next: { ...cursor, afterId: last }, unlogged: { done: ids.length, unchanged } };
  },
};

async function sendParents(context: RunContext, linked: readonly Parent[]): Promise<number> {
  const fields = await loadFieldContext(context, []);
  // The product has failed without its attributes, and so would its variations.
  const parents = linked.filter(({ product }) => listMissingAttributes(product, fields).length === 0);
  const all = parents.flatMap(({ product }) => product.variations.map((variation) => variation.id));
  const [processed, links] = await Promise.all([
    findProcessed(context, "variation", all),
    loadVariationLinks(context, all),
  ]);
  const matches = await matchUnlinked(context, parents, links);
  const planned = parents.map((parent) => ({
    parent,
    operations: planParent(parent.product, links, matches.here, fields, planChoiceOf(context.run)).filter(
      ({ variation }) => !processed.has(variation.id),
    ),
  }));
  const sends = (await withoutOtherTypes(context, planned)).map(async ({ parent, operations }) => {
    const toSend = operations.filter((operation): operation is VariationToSend => operation.kind !== "skip");
    const blocked = await sendVariations(context, parent, toSend, { fields, matches });
    const unchanged = operations.filter(({ kind, variation }) => kind === "skip" && !variation.isArchived).length;
    return { blocked, unchanged };
  });
  const settled = await Promise.allSettled(sends);
  for (const result of settled) if (result.status === "rejected") throw result.reason;
  const results = settled.flatMap((result) => (result.status === "fulfilled" ? result.value : []));
  // Last, when the store has the SKUs of all others of the slice.
  const blocked = results.flatMap((result) => result.blocked);
  await sendBlockedVariations(context, blocked, matches);
  return results.reduce((sum, { unchanged }) => sum + unchanged, 0);
}

type PlannedParent = { parent: Parent; operations: VariationOperation[] };

/** Leaves out the parents to create variations under that a person made simple in the store. */
async function withoutOtherTypes(context: RunContext, planned: readonly PlannedParent[]): Promise<PlannedParent[]> {
  const creating = planned.filter(({ operations }) => operations.some(({ kind }) => kind === "create"));
  const usable = new Set(
    await refuseOtherTypes(
      context,
      creating.map(({ parent }) => parent),
    ),
  );
  return planned.filter((one) => !creating.includes(one) || usable.has(one.parent));
}

import type { WooSkuCandidate } from "@/lib/woo/resources/sku";
import { loadProductSnapshots, snapshotScope } from "./load-snapshots";
import { loadProductLinks } from "./load-links";
import { planChoiceOf, planSlice, type SlicePlan } from "./plan-slice";
import type { FieldContext } from "./fields";
import type { ProductSnapshot } from "./snapshot";
import type { CounterDelta } from "@/lib/sync/core/outcomes";
import { type RunContext, SLICE_SIZE } from "@/lib/sync/core/run-context";
import { loadFieldContext } from "./load-field-context";
import { countScope, listScopeIds } from "@/lib/sync/core/queries/run-scope";
import { findNextProduct } from "@/lib/sync/core/next-item";
import { sliceLimit } from "@/lib/sync/core/run-cursor";
import { findProcessed } from "@/lib/sync/core/processed-items";
import { matchProducts, readHolders } from "./match-products";
import type { Phase } from "@/lib/sync/core/phase";
import { recordDecisions } from "./record-decisions";
import type { ProductToReplan } from "./product-to-send";
import { recordMissingAttributes } from "./record-missing-attributes";
import { type BlockedProduct, sendBlockedProducts } from "./send-blocked-products";
import { sendProducts } from "./send-products";

/** Products: unlinked ones are matched by SKU, then all are created or updated in batches. */
export const productsPhase: Phase = {
  count: (context) => countScope(context.db, context, "products"),
  findNext: (context, cursor) => findNextProduct(context, "products", cursor),

  async step(context, cursor) {
    const ids = await listScopeIds(
      context.db,
      context,
      "products",
      cursor.afterId,
      sliceLimit(cursor, context.deps.sliceSize ?? SLICE_SIZE),
    );
    const last = ids.at(-1);
    if (last === undefined) return null;
    const processed = await findProcessed(context, "product", ids);
    const products = await loadProductSnapshots(
      context.db,
      snapshotScope(context),
      ids.filter((id) => !processed.has(id)),
    );
    const fields = await loadFieldContext(
      context,
      products.flatMap((product) => product.categoryId ?? []),
    );
    return { next: { ...cursor, afterId: last }, unlogged: await sendSlice(context, products, fields) };
  },
};

/**
 * Plans and sends the products of a slice, and replans once those that the store's answer changes. Returns
 * the unlogged counters.
 */
async function sendSlice(
  context: RunContext,
  products: readonly ProductSnapshot[],
  fields: FieldContext,
): Promise<CounterDelta> {
  const first = await matchAndPlan(context, products, fields);
  const unlogged = countSkipped(first.skipped);
  await recordDecisions(context, first.decisions);
  await recordMissingAttributes(context, first.failed);
  const { toReplan, blocked } = await sendProducts(context, first.toSend, { mayReplan: true });
  blocked.push(...(await sendReplanned(context, toReplan, fields)));
  // Last, when the store has the SKUs of all others.
  await sendBlockedProducts(context, blocked);
  return unlogged;
}

/** Sends products with a new plan; returns those whose SKU is taken. */
async function sendReplanned(
  context: RunContext,
  toReplan: readonly ProductToReplan[],
  fields: FieldContext,
): Promise<BlockedProduct[]> {
  if (toReplan.length === 0) return [];
  // Their links are deleted, or the store has unlinked products with their SKUs: they are matched again.
  const again = toReplan.map(({ product }) => product);
  const second = await matchAndPlan(context, again, fields, await readHolders(context, toReplan));
  await recordDecisions(context, second.decisions);
  await recordMissingAttributes(context, second.failed);
  return (await sendProducts(context, second.toSend, { mayReplan: false })).blocked;
}

/** Counts the products that need no request. Unchanged ones have no entry, since there may be many thousands. */
function countSkipped(skipped: SlicePlan["skipped"]): CounterDelta {
  const unchanged = skipped.filter((operation) => operation.reason === "unchanged").length;
  return { done: skipped.length, unchanged, skipped: skipped.length - unchanged };
}

/** Matches the unlinked products of a slice in the store, and plans all. */
async function matchAndPlan(
  context: RunContext,
  products: readonly ProductSnapshot[],
  fields: FieldContext,
  holders: ReadonlyMap<number, WooSkuCandidate> = new Map(),
): Promise<SlicePlan> {
  const links = await loadProductLinks(
    context,
    products.map((product) => product.id),
  );
  const matches = await matchProducts(
    context,
    products.filter((product) => !links.has(product.id)),
    holders,
  );
  return planSlice(products, links, matches, fields, planChoiceOf(context.run));
}

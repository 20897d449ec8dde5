import { soldVariation } from "@/lib/catalog/sold-variation";
import type { WooItemResult } from "@/lib/woo/batch";
import type { WooProduct, WooProductWrite } from "@/lib/woo/resources/products";
import { listUnkept } from "@/lib/woo/resources/unkept-fields";
import { forgetCategoryLinks, forgetLinksOf } from "@/lib/sync/core/forget-links";
import type { MatchResult } from "./match";
import type { ProductSnapshot } from "./snapshot";
import { type LinkRow, type Outcome, recordFailures, recordOutcomes, upsertLinks } from "@/lib/sync/core/record";
import type { RunContext } from "@/lib/sync/core/run-context";
import { recordPushes } from "@/lib/sync/core/record-pushes";
import type { ProductToSend } from "./send-products";

/** Writes links, log lines, counters and failures of answered products in one transaction. */
export async function recordProducts(
  context: RunContext,
  results: readonly { item: ProductToSend; result: WooItemResult<WooProduct> }[],
): Promise<void> {
  if (results.length === 0) return;
  const delta = { done: 0, created: 0, updated: 0, failed: 0 };
  const links: LinkRow[] = [];
  const lostCategories = new Set<number>();
  const outcomes = results.map(({ item, result }): Outcome => {
    const { product, payload, sent } = item.operation;
    const problem = result.ok ? problemOf(payload, result.data) : null;
    if (problem?.unkept?.includes("categories") && product.categoryId !== null) lostCategories.add(product.categoryId);
    delta.done += 1;
    if (!result.ok || problem) delta.failed += 1;
    else if (item.operation.kind === "create") delta.created += 1;
    else delta.updated += 1;
    if (result.ok) {
      // What the store did not keep is not remembered as sent, so that it goes out again.
      const kept = problem ? {} : sent;
      const madeInRun = item.operation.kind === "create" ? context.run.id : undefined;
      links.push({ localId: product.id, remoteId: result.data.id, sent: kept, sentType: product.type, madeInRun });
    }
    return {
      entity: "product",
      operation: item.as,
      outcome: result.ok && !problem ? "done" : "failed",
      localId: product.id,
      productId: product.id,
      remoteId: result.ok ? result.data.id : item.operation.kind === "update" ? item.operation.remoteId : null,
      label: product.name,
      sku: product.sku,
      error: result.ok ? problem : result.error,
      sent: payload,
    };
  });
  await context.db.$transaction(async (tx) => {
    await upsertLinks(tx, "product_links", context.store.id, links);
    const linked = links.map((link) => link.localId);
    await tx.matchDecision.deleteMany({ where: { storeId: context.store.id, productId: { in: linked } } });
    await recordPushes(
      tx,
      context.store.id,
      results.flatMap(({ item: { operation }, result }) => {
        const { product, payload } = operation;
        // What is said of a variable product itself concerns none of its variations.
        const variation = product.type === "simple" ? soldVariation(product) : undefined;
        return result.ok && variation ? [{ variationId: variation.id, payload }] : [];
      }),
    );
    // The store took the product and not its category: it no longer has that.
    await forgetCategoryLinks(tx, context.store.id, [...lostCategories]);
    await recordFailures(tx, context, outcomes);
    await recordOutcomes(tx, context, outcomes, delta);
  });
}

type Problem = { code: string; storeMessage?: string; unkept?: readonly string[] };

/** What is wrong although the store said yes. */
function problemOf(payload: WooProductWrite, answer: WooProduct): Problem | null {
  // Someone put it into the trash over there; that is theirs to undo.
  if (answer.status === "trash" && payload.status === undefined) return { code: "in_store_trash" };
  const unkept = listUnkept(payload, answer);
  return unkept.length > 0 ? { code: "not_kept", storeMessage: unkept.join(", "), unkept } : null;
}

/** Puts products that could be several things on the list "needs a decision". */
export async function recordDecisions(
  context: RunContext,
  decisions: readonly { product: ProductSnapshot; match: Extract<MatchResult, { kind: "decision" }> }[],
): Promise<void> {
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

/** The store no longer has these: their links go, nothing of the POS does. */
export async function forgetProductLinks(context: RunContext, products: readonly ProductSnapshot[]): Promise<void> {
  if (products.length === 0) return;
  const ids = products.map((product) => product.id);
  const { store } = context;
  const outcomes = products.map((product): Outcome => ({
    entity: "product",
    operation: "unlink",
    outcome: "done",
    // No local id: this line must not count as the product's own outcome.
    localId: null,
    productId: null,
    label: product.name,
    sku: product.sku,
    error: { code: "resource_missing" },
  }));
  await context.db.$transaction(async (tx) => {
    await forgetLinksOf(tx, store.id, { products: ids });
    await recordOutcomes(tx, context, outcomes, {});
  });
}

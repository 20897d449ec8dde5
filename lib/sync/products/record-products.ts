import { soldVariation } from "@/lib/catalog/sold-variation";
import type { WooProduct, WooProductWrite } from "@/lib/woo/resources/products";
import { listUnkept } from "@/lib/woo/resources/unkept-fields";
import { forgetCategoryLinks, forgetLinksOf } from "@/lib/sync/core/forget-links";
import { countOf, type Outcome, type OutcomeError, toOutcome } from "@/lib/sync/core/outcomes";
import { type LinkRow, recordOutcomes, upsertLinks } from "@/lib/sync/core/record";
import { beginOf, recordFailures } from "@/lib/sync/core/record-failures";
import { recordPushes } from "@/lib/sync/core/record-pushes";
import type { RunContext } from "@/lib/sync/core/run-context";
import type { AnsweredProduct } from "./product-to-send";
import type { ProductSnapshot } from "./snapshot";

/** Writes links, log lines, counters and failures of answered products in one transaction. */
export async function recordProducts(context: RunContext, answered: readonly AnsweredProduct[]): Promise<void> {
  if (answered.length === 0) return;
  const { run, store } = context;
  const judged = answered.map((one) => ({
    ...one,
    problem: one.result.ok ? problemOf(one.sent, one.result.data) : null,
  }));
  const outcomes = judged.map(({ problem, ...one }) => {
    const { operation, as } = one.item;
    const { product } = operation;
    return toOutcome(
      one,
      {
        entity: "product",
        operation: as,
        localId: product.id,
        productId: product.id,
        remoteId: operation.kind === "update" ? operation.remoteId : null,
        label: product.name,
        sku: product.sku,
      },
      problem,
    );
  });
  const links = judged.flatMap(({ item: { operation }, result, problem }): LinkRow[] => {
    if (!result.ok) return [];
    const { product } = operation;
    // What the store did not keep is not remembered as sent, so that it goes out again.
    const sent = problem ? {} : operation.sent;
    const madeInRun = operation.kind === "create" ? run.id : undefined;
    return [{ localId: product.id, remoteId: result.data.id, sent, sentType: product.type, madeInRun }];
  });
  const lostCategories = judged.flatMap(({ item, problem }) =>
    problem?.areCategoriesLost ? (item.operation.product.categoryId ?? []) : [],
  );
  await context.db.$transaction(async (tx) => {
    await upsertLinks(tx, "product_links", store.id, links);
    const linked = links.map((link) => link.localId);
    await tx.matchDecision.deleteMany({ where: { storeId: store.id, productId: { in: linked } } });
    await recordPushes(tx, store.id, answered.flatMap(stockOf));
    // The store took the product and not its category: it no longer has that.
    await forgetCategoryLinks(tx, store.id, [...new Set(lostCategories)]);
    await recordFailures(tx, store, beginOf(run), outcomes);
    await recordOutcomes(tx, context, outcomes, { done: outcomes.length, ...countOf(outcomes) });
  });
}

/** What is said of a variable product itself concerns none of its variations. */
function stockOf({ item: { operation }, sent, result }: AnsweredProduct) {
  const variation = operation.product.type === "simple" ? soldVariation(operation.product) : undefined;
  return result.ok && variation ? [{ variationId: variation.id, payload: sent }] : [];
}

type Problem = OutcomeError & { areCategoriesLost?: boolean };

/** What is wrong although the store said yes. */
function problemOf(payload: WooProductWrite, answer: WooProduct): Problem | null {
  // Someone put it into the trash over there; that is theirs to undo.
  if (answer.status === "trash" && payload.status === undefined) return { code: "in_store_trash" };
  const unkept = listUnkept(payload, answer);
  if (unkept.length === 0) return null;
  return { code: "not_kept", storeMessage: unkept.join(", "), areCategoriesLost: unkept.includes("categories") };
}

/** The store no longer has these: their links go, nothing of the POS does. */
export async function forgetProductLinks(context: RunContext, products: readonly ProductSnapshot[]): Promise<void> {
  if (products.length === 0) return;
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
    await forgetLinksOf(tx, context.store.id, { products: products.map((product) => product.id) });
    await recordOutcomes(tx, context, outcomes, {});
  });
}

import { soldVariation } from "@/lib/catalog/sold-variation";
import type { WooProduct, WooProductWrite } from "@/lib/woo/resources/products";
import { isOtherType } from "@/lib/woo/resources/product-types";
import { listUnstoredFields } from "@/lib/woo/resources/unstored-fields";
import { deleteCategoryLinks, deleteProductLinks } from "@/lib/sync/core/delete-links";
import { countOf, type Outcome, type OutcomeError, toOutcome } from "@/lib/sync/core/outcomes";
import { type LinkRow, upsertLinks } from "@/lib/sync/core/queries/upsert-links";
import { recordOutcomes } from "@/lib/sync/core/record";
import { startOfRun, recordFailures } from "@/lib/sync/core/record-failures";
import { recordPushes } from "@/lib/sync/core/record-pushes";
import { typeDiffers } from "@/lib/sync/core/type-differs";
import type { RunContext } from "@/lib/sync/core/run-context";
import type { AnsweredProduct } from "./product-to-send";
import type { ProductSnapshot } from "./snapshot";

/** Writes links, entries, counters and failures of answered products in one transaction. */
export async function recordProducts(context: RunContext, answered: readonly AnsweredProduct[]): Promise<void> {
  if (answered.length === 0) return;
  const { run, store } = context;
  const judged = answered.map((one) => ({
    ...one,
    problem: one.result.ok ? problemOf(one.item.operation.product, one.sent, one.result.data) : null,
    refusedSku: one.item.refusedSku ?? null,
  }));
  const outcomes = judged.map(({ problem, refusedSku, ...one }) => {
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
      problem ?? refusedSku,
    );
  });
  const links = judged.flatMap(({ item: { operation }, sent: payload, result, problem }): LinkRow[] => {
    if (!result.ok) return [];
    const { product } = operation;
    // Fields that the store did not store get no sent hash, so that they are sent again.
    const sent = problem ? {} : operation.sent;
    const madeInRun = operation.kind === "create" ? run.id : undefined;
    return [{ localId: product.id, remoteId: result.data.id, sent, payload, sentType: product.type, madeInRun }];
  });
  const lostCategories = judged.flatMap(({ item, problem }) =>
    problem?.areCategoriesLost ? (item.operation.product.categoryId ?? []) : [],
  );
  await context.db.$transaction(async (tx) => {
    await upsertLinks(tx, "product_links", store.id, links);
    const linked = links.map((link) => link.localId);
    await tx.matchDecision.deleteMany({ where: { storeId: store.id, productId: { in: linked } } });
    await recordPushes(tx, store.id, judged.filter(({ problem }) => !problem?.isOtherType).flatMap(stockOf));
    // The store accepted the product without its category, because the category is missing there.
    await deleteCategoryLinks(tx, store.id, [...new Set(lostCategories)]);
    await recordFailures(tx, store, startOfRun(run), outcomes);
    await recordOutcomes(tx, context, outcomes, { done: outcomes.length, ...countOf(outcomes) });
  });
}

/** Returns the stock that was sent of a simple product. The stock of a variable product concerns no variation. */
function stockOf({ item: { operation }, sent, result }: AnsweredProduct) {
  const variation = operation.product.type === "simple" ? soldVariation(operation.product) : undefined;
  return result.ok && variation ? [{ variationId: variation.id, payload: sent }] : [];
}

type Problem = OutcomeError & { areCategoriesLost?: boolean; isOtherType?: boolean };

/** Returns what is wrong with an accepted product, or null. */
function problemOf(product: ProductSnapshot, payload: WooProductWrite, answer: WooProduct): Problem | null {
  // A person put the product into the store's trash, and a person must restore it.
  if (answer.status === "trash" && payload.status === undefined) return { code: "in_store_trash" };
  // A person made it variable, or simple, in the store only: its price and quantity are not those that are sold.
  if (isOtherType(answer.type, product.type)) return { ...typeDiffers(answer.type), isOtherType: true };
  const unstored = listUnstoredFields(payload, answer);
  if (unstored.length === 0) return null;
  return { code: "not_kept", storeMessage: unstored.join(", "), areCategoriesLost: unstored.includes("categories") };
}

/** Deletes the links of products that the store no longer has, and writes an entry for each. The products stay. */
export async function unlinkProducts(context: RunContext, products: readonly ProductSnapshot[]): Promise<void> {
  if (products.length === 0) return;
  const outcomes = products.map((product): Outcome => ({
    entity: "product",
    operation: "unlink",
    outcome: "done",
    // Without a local id, this entry does not count as the product's own outcome.
    localId: null,
    productId: null,
    label: product.name,
    sku: product.sku,
    error: { code: "resource_missing" },
  }));
  await context.db.$transaction(async (tx) => {
    await deleteProductLinks(tx, context.store.id, { products: products.map((product) => product.id) });
    await recordOutcomes(tx, context, outcomes, {});
  });
}

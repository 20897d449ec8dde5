import { batchCategories, type WooCategory, type WooCategoryWrite } from "@/lib/woo/resources/categories";
import { forgetCategoryLinks } from "@/lib/sync/core/forget-links";
import { countOf, toOutcome } from "@/lib/sync/core/outcomes";
import { recordOutcomes, upsertLinks } from "@/lib/sync/core/record";
import type { RunContext } from "@/lib/sync/core/run-context";
import { type Decision, sendAndRecord, STANDS } from "@/lib/sync/core/send-and-record";
import type { Answered } from "@/lib/sync/core/separate-fault";
import { touchProductsOf } from "@/lib/sync/core/touch-products";
import type { CategoryOperation } from "./plan-categories";

export type CategoryToSend = Exclude<CategoryOperation, { kind: "skip" }>;
type AnsweredCategory = Answered<CategoryToSend, WooCategoryWrite, WooCategory>;

/**
 * Sends one level, updates before creates: a name that one category gave up may be another's new one.
 * What the store turns out to have already, or no longer, is sent once more the other way.
 *
 * @param matched ids of the categories that were found in the store by name
 * @throws WooError when the store as a whole refuses or does not answer
 */
export async function sendCategories(
  context: RunContext,
  operations: readonly CategoryToSend[],
  matched: ReadonlySet<number>,
): Promise<void> {
  for (const kind of ["update", "create"] as const) {
    const claimed = new Map<number, number>();
    const part = operations.filter((operation) => operation.kind === kind);
    await sendAndRecord(context, batchCategories, part, {
      request: ({ payload, ...operation }) => ({
        remoteId: operation.kind === "update" ? operation.remoteId : null,
        payload,
      }),
      decide: (one, round) => (round === 1 ? decide(context, one, claimed) : STANDS),
      record: (answered) => record(context, answered, matched),
    });
  }
}

/**
 * `term_exists` names the category that is there: it is updated, unless another one of ours is linked
 * with it. A missing one is created anew.
 *
 * @param claimed the store's category → ours, of those answered or sent another way so far
 */
async function decide(
  context: RunContext,
  { item, result }: AnsweredCategory,
  claimed: Map<number, number>,
): Promise<Decision<CategoryToSend>> {
  const { category, payload, sent } = item;
  if (result.ok) {
    claimed.set(result.data.id, category.id);
    return STANDS;
  }
  const { code, resourceId } = result.error;
  if (item.kind === "create" && code === "term_exists" && resourceId !== undefined) {
    const link = { storeId: context.store.id, remoteId: resourceId };
    const owner = claimed.get(resourceId) ?? (await context.db.categoryLink.findFirst({ where: link }))?.categoryId;
    if (owner !== undefined && owner !== category.id) return STANDS;
    claimed.set(resourceId, category.id);
    return { kind: "again", item: { kind: "update", category, remoteId: resourceId, payload, sent } };
  }
  if (item.kind === "update" && code === "resource_missing" && "name" in payload && "parent" in payload) {
    // Before it is made anew: should that fail, the next run looks for it by name.
    await context.db.$transaction((tx) => forgetCategoryLinks(tx, context.store.id, [category.id]));
    return { kind: "again", item: { kind: "create", category, payload, sent } };
  }
  return STANDS;
}

async function record(
  context: RunContext,
  answered: readonly AnsweredCategory[],
  matched: ReadonlySet<number>,
): Promise<void> {
  const outcomes = answered.map((one) => {
    const { kind, category, ...operation } = one.item;
    return toOutcome(one, {
      entity: "category",
      operation: kind === "update" && matched.has(category.id) ? "link" : kind,
      localId: category.id,
      productId: null,
      remoteId: "remoteId" in operation ? operation.remoteId : null,
      label: category.name,
    });
  });
  const links = answered.flatMap(({ item, result }) =>
    result.ok ? [{ localId: item.category.id, remoteId: result.data.id, sent: item.sent }] : [],
  );
  const fresh = answered.filter(
    ({ item, result }) => result.ok && (item.kind === "create" || matched.has(item.category.id)),
  );
  await context.db.$transaction(async (tx) => {
    // Deleted in the store and only partly re-sent, or a parent that is gone: without its link the next run creates it whole.
    await forgetCategoryLinks(tx, context.store.id, answered.flatMap(missingOf));
    await upsertLinks(tx, "category_links", context.store.id, links);
    await touchProductsOf(tx, context.run, { categories: fresh.map(({ item }) => item.category.id) });
    await recordOutcomes(tx, context, outcomes, { done: outcomes.length, ...countOf(outcomes) });
  });
}

/** The category that the store no longer has, by its refusal: the item itself, or its parent. */
function missingOf({ item: { category }, result }: AnsweredCategory): number[] {
  if (result.ok) return [];
  if (result.error.code === "resource_missing") return [category.id];
  return result.error.code === "parent_missing" && category.parentId !== null ? [category.parentId] : [];
}

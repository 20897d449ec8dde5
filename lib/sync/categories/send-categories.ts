import { batchCategories, type WooCategory, type WooCategoryWrite } from "@/lib/woo/resources/categories";
import { deleteCategoryLinks } from "@/lib/sync/core/delete-links";
import { countOf, toOutcome } from "@/lib/sync/core/outcomes";
import { upsertLinks } from "@/lib/sync/core/queries/upsert-links";
import { recordOutcomes } from "@/lib/sync/core/record";
import type { RunContext } from "@/lib/sync/core/run-context";
import { type Decision, sendAndRecord, STANDS } from "@/lib/sync/core/send-and-record";
import type { Answered } from "@/lib/sync/core/separate-fault";
import { touchProductsOf } from "@/lib/sync/core/queries/touch-products";
import type { CategoryOperation } from "./plan-categories";

export type CategoryToSend = Exclude<CategoryOperation, { kind: "skip" }>;
type AnsweredCategory = Answered<CategoryToSend, WooCategoryWrite, WooCategory>;

/**
 * Sends one level, updates before creates, because an update may free the name of a create. A create
 * that exists in the store is sent again as an update, and an update that is missing there as a create.
 *
 * @param matched local ids of the categories that were matched by name
 * @throws WooError when the store as a whole refuses or does not answer
 * @throws Interrupted when the signal fires
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
 * Replans refused categories. `term_exists` names the remote category, which is updated unless another
 * local category is linked with it. A category that is missing in the store is created anew.
 *
 * @param claimed remote id → local id, of the categories answered or replanned so far
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
    // The link is deleted before the create, so that the next run matches by name if the create fails.
    await context.db.$transaction((tx) => deleteCategoryLinks(tx, context.store.id, [category.id]));
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
    result.ok ? [{ localId: item.category.id, remoteId: result.data.id, sent: item.sent, payload: item.payload }] : [],
  );
  const fresh = answered.filter(
    ({ item, result }) => result.ok && (item.kind === "create" || matched.has(item.category.id)),
  );
  await context.db.$transaction(async (tx) => {
    // The category or its parent is missing in the store. Without the link, the next run sends all its fields.
    await deleteCategoryLinks(tx, context.store.id, answered.flatMap(missingOf));
    await upsertLinks(tx, "category_links", context.store.id, links);
    await touchProductsOf(tx, context.run, { categories: fresh.map(({ item }) => item.category.id) });
    await recordOutcomes(tx, context, outcomes, { done: outcomes.length, ...countOf(outcomes) });
  });
}

/** Returns the local id of the category that the store no longer has: the item itself, or its parent. */
function missingOf({ item: { category }, result }: AnsweredCategory): number[] {
  if (result.ok) return [];
  if (result.error.code === "resource_missing") return [category.id];
  return result.error.code === "parent_missing" && category.parentId !== null ? [category.parentId] : [];
}

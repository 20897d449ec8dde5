import { nameKey } from "@/lib/woo/html-text";
import { batchCategories, listCategoriesUnder, type WooCategory } from "@/lib/woo/resources/categories";
import { forgetCategoryLinks } from "@/lib/sync/core/forget-links";
import { type CategoryOperation, type LinkedCategory, planCategory } from "./plan-categories";
import { type Outcome, recordOutcomes, upsertLinks } from "@/lib/sync/core/record";
import { requestOptions, type RunContext } from "@/lib/sync/core/run-context";
import { sentFieldsSchema } from "@/lib/sync/core/sent-fields";
import { touchProductsOf } from "@/lib/sync/core/touch-products";
import { findHandled } from "@/lib/sync/core/handled-items";
import { type CategoryLevelRow, countCategories, listCategoryLevel } from "./category-levels";
import type { Phase } from "@/lib/sync/core/phase";
import { type Settled, settle } from "@/lib/sync/core/settle";

type Answer = WooCategory;
type Send = Exclude<CategoryOperation, { kind: "skip" }>;

/** Parents first, at any depth: level by level, up to a hundred of one level at a time. */
export const categoriesPhase: Phase = {
  count: (context) => countCategories(context.db, context.run.businessId),

  async step(context, cursor) {
    const level = await listCategoryLevel(context.db, context.run.businessId, cursor, 100);
    const last = level.at(-1);
    if (!last) return null;
    const handled = await findHandled(
      context,
      "category",
      level.map((row) => row.id),
    );
    const links = await loadLinks(context, level);
    const rows = level.filter((row) => !handled.has(row.id));
    const matched = await matchByName(context, rows, links);
    const operations = rows.map((row) => plan(context, row, links, matched));
    const unchanged = operations.filter(
      (operation) => operation.kind === "skip" && operation.reason === "unchanged",
    ).length;
    await recordWaiting(context, operations);
    const toSend = operations.filter((operation): operation is Send => operation.kind !== "skip");
    if (toSend.length > 0) await send(context, toSend, matched);
    return { next: { depth: last.depth, afterId: last.id }, quiet: { done: unchanged, unchanged } };
  },
};

function plan(
  context: RunContext,
  row: CategoryLevelRow,
  links: ReadonlyMap<number, LinkedCategory>,
  matched: ReadonlyMap<number, number>,
): CategoryOperation {
  const mode = context.run.mode === "new" && !matched.has(row.id) ? "new" : "all";
  return planCategory(row, links, { mode, isForced: context.run.isForced });
}

async function loadLinks(
  context: RunContext,
  level: readonly CategoryLevelRow[],
): Promise<Map<number, LinkedCategory>> {
  const ids = level.flatMap((row) => (row.parentId === null ? [row.id] : [row.id, row.parentId]));
  const rows = await context.db.categoryLink.findMany({
    where: { storeId: context.store.id, categoryId: { in: ids } },
  });
  return new Map(
    rows.map((row) => [row.categoryId, { remoteId: row.remoteId, sent: sentFieldsSchema.parse(row.sent) }]),
  );
}

/**
 * First contact: a category of the store with the same name under the same parent is this one.
 * Found ones are put into `links` with nothing sent yet. A name that two of the store's categories
 * share goes to the older one; one that another category is linked with is not taken twice.
 */
async function matchByName(
  context: RunContext,
  rows: readonly CategoryLevelRow[],
  links: Map<number, LinkedCategory>,
): Promise<Map<number, number>> {
  const matched = new Map<number, number>();
  const byParent = new Map<number, CategoryLevelRow[]>();
  for (const row of rows) {
    if (links.has(row.id)) continue;
    const parent = row.parentId === null ? 0 : links.get(row.parentId)?.remoteId;
    if (parent !== undefined) byParent.set(parent, [...(byParent.get(parent) ?? []), row]);
  }
  for (const [parent, children] of byParent) {
    const byName = new Map<string, number>();
    for await (const { id, name } of listCategoriesUnder(context.client, parent, requestOptions(context)))
      if (!byName.has(nameKey(name))) byName.set(nameKey(name), id);
    const ids = [...byName.values()];
    const taken = new Set(
      (await context.db.categoryLink.findMany({ where: { storeId: context.store.id, remoteId: { in: ids } } })).map(
        (link) => link.remoteId,
      ),
    );
    for (const row of children) {
      const remoteId = byName.get(nameKey(row.name));
      if (remoteId === undefined || taken.has(remoteId)) continue;
      taken.add(remoteId);
      matched.set(row.id, remoteId);
      links.set(row.id, { remoteId, sent: {} });
    }
  }
  return matched;
}

/** A category whose parent could not be sent waits for it. */
async function recordWaiting(context: RunContext, operations: readonly CategoryOperation[]): Promise<void> {
  const waiting = operations.filter((operation) => operation.kind === "skip" && operation.reason === "parent_missing");
  if (waiting.length === 0) return;
  const outcomes = waiting.map(({ category }): Outcome => ({
    entity: "category",
    operation: "create",
    outcome: "failed",
    localId: category.id,
    productId: null,
    label: category.name,
    error: { code: "category_parent_missing" },
  }));
  const delta = { done: waiting.length, failed: waiting.length };
  await context.db.$transaction((tx) => recordOutcomes(tx, context, outcomes, delta));
}

/**
 * Sends one level, updates before creates: a name that one category gave up may be another's new one.
 * What the store turns out to have already, or no longer, is sent once more the other way.
 */
async function send(
  context: RunContext,
  operations: readonly Send[],
  matched: ReadonlyMap<number, number>,
): Promise<void> {
  const updates = operations.filter((operation) => operation.kind === "update");
  await sendPart(context, updates, matched);
  await sendPart(
    context,
    operations.filter((operation) => operation.kind === "create"),
    matched,
  );
}

async function sendPart(
  context: RunContext,
  operations: readonly Send[],
  matched: ReadonlyMap<number, number>,
): Promise<void> {
  if (operations.length === 0) return;
  const first = await sendCategories(context, operations);
  const taken = await loadTaken(context, first.final);
  const again: Send[] = [];
  const gone: number[] = [];
  const final: Settled<Send, Answer>["final"] = [];
  for (const one of first.final) {
    const other = one.result.ok ? null : turnAround(one.item, one.result.error, taken);
    if (
      other &&
      !again.some(
        (waiting) => waiting.kind === "update" && other.kind === "update" && waiting.remoteId === other.remoteId,
      )
    )
      again.push(other);
    else final.push(one);
    if (other?.kind === "create") gone.push(one.item.category.id);
  }
  // Before they are made anew: should that fail, the next run looks for them by name.
  if (gone.length > 0) await context.db.$transaction((tx) => forgetCategoryLinks(tx, context.store.id, gone));
  const second = again.length > 0 && first.fault === null ? await sendCategories(context, again) : null;
  await record(context, [...final, ...(second?.final ?? [])], matched);
  const fault = first.fault ?? second?.fault;
  if (fault) throw fault;
}

/** Which of the categories that stand in the way are linked with another one of ours: these are not taken. */
async function loadTaken(context: RunContext, final: Settled<Send, Answer>["final"]): Promise<Map<number, number>> {
  const ids = final.flatMap(({ result }) =>
    result.ok || result.error.resourceId === undefined ? [] : [result.error.resourceId],
  );
  const rows = await context.db.categoryLink.findMany({ where: { storeId: context.store.id, remoteId: { in: ids } } });
  const made = final.flatMap(({ item, result }): [number, number][] =>
    result.ok ? [[result.data.id, item.category.id]] : [],
  );
  return new Map([...rows.map((row): [number, number] => [row.remoteId, row.categoryId]), ...made]);
}

/** `term_exists` names the category that is there: update it. A missing one is created anew. */
function turnAround(
  operation: Send,
  error: { code: string; resourceId: number | undefined },
  taken: ReadonlyMap<number, number>,
): Send | null {
  const { category, payload, sent } = operation;
  if (operation.kind === "create" && error.code === "term_exists" && error.resourceId !== undefined) {
    if ((taken.get(error.resourceId) ?? category.id) !== category.id) return null;
    return { kind: "update", category, remoteId: error.resourceId, payload, sent };
  }
  if (operation.kind === "update" && error.code === "resource_missing" && "name" in payload && "parent" in payload) {
    return { kind: "create", category, payload, sent };
  }
  return null;
}

async function sendCategories(context: RunContext, operations: readonly Send[]): Promise<Settled<Send, Answer>> {
  const creates = operations.filter((operation) => operation.kind === "create");
  const updates = operations.filter((operation) => operation.kind === "update");
  const answers = await batchCategories(
    context.client,
    {
      create: creates.map((operation) => operation.payload),
      update: updates.map((operation) => ({ id: operation.remoteId, ...operation.payload })),
    },
    requestOptions(context),
  );
  return settle<Send, Answer>(context, [
    ...creates.map((item, position) => ({ item, result: answers.create[position] })),
    ...updates.map((item, position) => ({ item, result: answers.update[position] })),
  ]);
}

async function record(
  context: RunContext,
  results: Settled<Send, Answer>["final"],
  matched: ReadonlyMap<number, number>,
): Promise<void> {
  const delta = { done: 0, created: 0, updated: 0, failed: 0 };
  const missing: number[] = [];
  const links = results.flatMap(({ item: operation, result }) =>
    result.ok ? [{ localId: operation.category.id, remoteId: result.data.id, sent: operation.sent }] : [],
  );
  const fresh = results.flatMap(({ item, result }) =>
    result.ok && (item.kind === "create" || matched.has(item.category.id)) ? [item.category.id] : [],
  );
  const outcomes = results.map(({ item: operation, result }): Outcome => {
    const isMatch = matched.has(operation.category.id);
    delta.done += 1;
    if (!result.ok) delta.failed += 1;
    else if (operation.kind === "create") delta.created += 1;
    else delta.updated += 1;
    if (!result.ok && result.error.code === "resource_missing") missing.push(operation.category.id);
    if (!result.ok && result.error.code === "parent_missing" && operation.category.parentId !== null)
      missing.push(operation.category.parentId);
    return {
      entity: "category",
      operation: isMatch ? "link" : operation.kind,
      outcome: result.ok ? "done" : "failed",
      localId: operation.category.id,
      productId: null,
      remoteId: result.ok ? result.data.id : operation.kind === "update" ? operation.remoteId : null,
      label: operation.category.name,
      error: result.ok ? null : result.error,
      sent: operation.payload,
    };
  });
  await context.db.$transaction(async (tx) => {
    // Deleted in the store and only partly re-sent, or a parent that is gone: without its link the next run creates it whole.
    await forgetCategoryLinks(tx, context.store.id, missing);
    await upsertLinks(tx, "category_links", context.store.id, links);
    await touchProductsOf(tx, context.run, { categories: fresh });
    await recordOutcomes(tx, context, outcomes, delta);
  });
}

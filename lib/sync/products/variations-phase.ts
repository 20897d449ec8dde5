import type { WooBatch, WooBatchResult } from "@/lib/woo/batch";
import { batchVariations, type WooVariation, type WooVariationWrite } from "@/lib/woo/resources/variations";
import { findBySkus, normaliseSku, parentIdOf, type WooSkuCandidate } from "@/lib/woo/resources/sku";
import { isWooError, type WooError } from "@/lib/woo/woo-error";
import { forgetLinksOf, GONE_CODES } from "@/lib/sync/core/forget-links";
import { loadProductSnapshots } from "./load-snapshots";
import { type LinkedVariation, planVariations, type VariationOperation } from "./plan-variations";
import type { FieldContext } from "./fields";
import type { ProductSnapshot, VariationSnapshot } from "./snapshot";
import { loadFieldContext, requestOptions, type RunContext } from "@/lib/sync/core/run-context";
import { countScope, listScopeIds } from "@/lib/sync/core/run-scope";
import { FOREIGN_STATUS, type SentFields, sentFieldsSchema } from "@/lib/sync/core/sent-fields";
import { findHandled } from "@/lib/sync/core/handled-items";
import type { Phase } from "@/lib/sync/core/phase";
import { recordVariations, type VariationResult } from "./record-variations";
import { settle } from "@/lib/sync/core/settle";

/** One request per parent, so a slice is small; parents go out side by side. */
const PARENTS_PER_SLICE = 40;

type Parent = { product: ProductSnapshot; remoteId: number };
type Send = Exclude<VariationOperation, { kind: "skip" }>;
/** By variation id: found under its parent in the store; found somewhere else there. */
type Matches = { here: ReadonlySet<number>; elsewhere: ReadonlySet<number> };

/** Variations of variable products, in batches per parent. */
export const variationsPhase: Phase = {
  count: (context) => countScope(context.db, context, "variations"),

  async step(context, cursor) {
    const { business, store, settings } = context;
    const ids = await listScopeIds(context.db, context, "variations", cursor.afterId, PARENTS_PER_SLICE);
    const last = ids.at(-1);
    if (last === undefined) return null;
    const scope = { businessId: business.id, locationId: store.locationId, priceGroupId: settings.priceGroupId };
    const products = await loadProductSnapshots(context.db, scope, ids);
    const parentLinks = await context.db.productLink.findMany({ where: { storeId: store.id, productId: { in: ids } } });
    const remoteIds = new Map(parentLinks.map((link) => [link.productId, link.remoteId]));
    const parents = products.flatMap((product) => {
      const remoteId = remoteIds.get(product.id);
      return remoteId === undefined ? [] : [{ product, remoteId }];
    });
    const unchanged = await sendParents(context, parents);
    return { next: { ...cursor, afterId: last }, quiet: { done: ids.length, unchanged } };
  },
};

async function sendParents(context: RunContext, parents: readonly Parent[]): Promise<number> {
  const all = parents.flatMap(({ product }) => product.variations.map((variation) => variation.id));
  const [handled, links, fields] = await Promise.all([
    findHandled(context, "variation", all),
    loadLinks(context, all),
    loadFieldContext(context, []),
  ]);
  const matches = await matchUnlinked(context, parents, links);
  const sends = parents.map(async (parent) => {
    const operations = planParent(context, parent, links, matches, fields).filter(
      ({ variation }) => !handled.has(variation.id),
    );
    const toSend = operations.filter((operation): operation is Send => operation.kind !== "skip");
    await sendParent(context, parent, toSend, matches, { fields, mayTurnAround: true });
    return operations.filter((operation) => operation.kind === "skip" && !operation.variation.isArchived).length;
  });
  const settled = await Promise.allSettled(sends);
  for (const one of settled) if (one.status === "rejected") throw one.reason;
  return settled.reduce((sum, one) => sum + (one.status === "fulfilled" ? one.value : 0), 0);
}

function planParent(
  context: RunContext,
  { product }: Parent,
  links: ReadonlyMap<number, LinkedVariation>,
  matches: Matches,
  fields: FieldContext,
): VariationOperation[] {
  const { isForced } = context.run;
  const isNewOnly = context.run.mode === "new";
  return planVariations(product, links, fields, { mode: "all", isForced }).map((operation) => {
    const { variation } = operation;
    return isNewOnly && links.has(variation.id) && !matches.here.has(variation.id)
      ? { kind: "skip", variation }
      : operation;
  });
}

async function loadLinks(context: RunContext, variationIds: readonly number[]): Promise<Map<number, LinkedVariation>> {
  const rows = await context.db.variationLink.findMany({
    where: { storeId: context.store.id, variationId: { in: [...variationIds] } },
  });
  return new Map(
    rows.map((row) => [row.variationId, { remoteId: row.remoteId, sent: sentFieldsSchema.parse(row.sent) }]),
  );
}

/**
 * First contact: a variation of the same parent in the store with the same SKU is this one. Found
 * ones are put into `links` with nothing sent yet; what sits elsewhere is left to be refused by
 * name when the create is sent.
 */
async function matchUnlinked(
  context: RunContext,
  parents: readonly Parent[],
  links: Map<number, LinkedVariation>,
): Promise<Matches> {
  const wanted = parents.flatMap(({ product, remoteId }) =>
    product.variations
      .filter((variation) => !variation.isArchived && !links.has(variation.id))
      .map((variation) => ({ variation, remoteId })),
  );
  const here = new Set<number>();
  const elsewhere = new Set<number>();
  if (wanted.length === 0) return { here, elsewhere };
  const options = { includeTrash: true, ...requestOptions(context) };
  const found = await findBySkus(
    context.client,
    wanted.map(({ variation }) => variation.sku),
    options,
  );
  const candidateIds = [...found.values()].flat().map((candidate) => candidate.id);
  const taken = new Set(
    (
      await context.db.variationLink.findMany({ where: { storeId: context.store.id, remoteId: { in: candidateIds } } })
    ).map((link) => link.remoteId),
  );
  for (const { variation, remoteId } of wanted) {
    const candidates = found.get(normaliseSku(variation.sku));
    const candidate = findUnder(remoteId, candidates, taken);
    if (!candidate) {
      if (candidates) elsewhere.add(variation.id);
      continue;
    }
    taken.add(candidate.id);
    here.add(variation.id);
    // A trashed or disabled one comes back: a status that we did not send makes the plan say "publish".
    const sent: SentFields = candidate.status === "publish" ? {} : FOREIGN_STATUS;
    links.set(variation.id, { remoteId: candidate.id, sent });
  }
  return { here, elsewhere };
}

function findUnder(parentId: number, candidates: readonly WooSkuCandidate[] | undefined, taken: ReadonlySet<number>) {
  return candidates?.find((one) => one.type === "variation" && parentIdOf(one) === parentId && !taken.has(one.id));
}

async function sendParent(
  context: RunContext,
  parent: Parent,
  operations: readonly Send[],
  matches: Matches,
  options: { fields: FieldContext; mayTurnAround: boolean },
): Promise<void> {
  if (operations.length === 0) return;
  const creates = operations.filter((operation) => operation.kind === "create");
  const updates = operations.filter((operation) => operation.kind !== "create");
  const batch = {
    create: creates.map((operation) => operation.payload),
    update: updates.map((operation) => ({ id: operation.remoteId, ...operation.payload })),
  };
  const results = await sendOrFail(context, parent.remoteId, batch);
  const { final, fault } = await settle<Send, WooVariation>(context, [
    ...creates.map((item, position) => ({ item, result: results.create[position] })),
    ...updates.map((item, position) => ({ item, result: results.update[position] })),
  ]);
  const again: Send[] = [];
  const gone: VariationSnapshot[] = [];
  const answered: VariationResult[] = [];
  for (const one of final) {
    const error = one.result.ok || !options.mayTurnAround ? null : one.result.error;
    const other = error ? turnAround(one.item, error, matches) : null;
    if (other) again.push(other);
    else if (error && one.item.kind === "update" && GONE_CODES.has(error.code)) gone.push(one.item.variation);
    else answered.push(one);
  }
  await recordVariations(context, parent, answered, matches.here);
  // Before anything is made anew: should that fail, the next run must not try to update what is gone.
  if (gone.length > 0)
    await context.db.$transaction((tx) =>
      forgetLinksOf(tx, context.store.id, { variations: gone.map((variation) => variation.id) }),
    );
  // The parent itself is gone: the next run makes it anew, and its variations with it.
  const isParentGone = answered.some(
    ({ item, result }) => item.kind === "create" && !result.ok && GONE_CODES.has(result.error.code),
  );
  if (isParentGone)
    await context.db.$transaction((tx) => forgetLinksOf(tx, context.store.id, { products: [parent.product.id] }));
  if (fault) throw fault;
  if (again.length > 0) await sendParent(context, parent, again, matches, { ...options, mayTurnAround: false });
  if (gone.length > 0) await sendAnew(context, parent, gone, options.fields);
}

/** What is gone may be there under another id, made again by hand or by a create whose answer was lost; otherwise it is made. */
async function sendAnew(
  context: RunContext,
  parent: Parent,
  gone: VariationSnapshot[],
  fields: FieldContext,
): Promise<void> {
  const part = { ...parent, product: { ...parent.product, variations: gone } };
  const links = new Map<number, LinkedVariation>();
  const matches = await matchUnlinked(context, [part], links);
  const operations = planVariations(part.product, links, fields, { mode: "all" });
  const toSend = operations.filter((operation): operation is Send => operation.kind !== "skip");
  await sendParent(context, parent, toSend, matches, { fields, mayTurnAround: false });
}

/** A parent that is gone refuses the batch as a whole: that is a failure of each of its items, not of the store. */
async function sendOrFail(
  context: RunContext,
  parentId: number,
  batch: Required<WooBatch<WooVariationWrite>>,
): Promise<WooBatchResult<WooVariation>> {
  try {
    return await batchVariations(parentId)(context.client, batch, requestOptions(context));
  } catch (error) {
    if (!isWooError(error) || !GONE_CODES.has(error.code)) throw error;
    const gone = { ok: false as const, error, maybeSent: false };
    return { create: batch.create.map(() => gone), update: batch.update.map(() => gone) };
  }
}

/** A refusal by SKU names the variation that an unheard create has made. */
function turnAround(operation: Send, error: WooError, matches: Matches): Send | null {
  if (operation.kind !== "create" || error.code !== "duplicate_sku" || error.resourceId === undefined) return null;
  const { variation, payload, sent } = operation;
  return matches.elsewhere.has(variation.id)
    ? null
    : { kind: "update", variation, remoteId: error.resourceId, payload, sent };
}

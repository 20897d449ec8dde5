import { soldVariation } from "@/lib/catalog/sold-variation";
import type { Tx } from "@/lib/db";
import { hashImages } from "@/lib/sync/images/plan-images";
import { type LinkRow, upsertLinks } from "@/lib/sync/core/queries/upsert-links";
import { type SentQuantity, upsertSentQuantities } from "@/lib/sync/core/queries/upsert-sent-quantities";
import { hashFields, type SentFields } from "@/lib/sync/core/sent-fields";
import { type FieldContext, toProductFields, toVariationFields } from "@/lib/sync/products/fields";
import { loadFieldContext } from "@/lib/sync/products/load-field-context";
import { loadProductSnapshots, snapshotScope } from "@/lib/sync/products/load-snapshots";
import type { ProductSnapshot, VariationSnapshot } from "@/lib/sync/products/snapshot";
import { findLostMatches, LOST } from "./find-lost-matches";
import { stockOf } from "./plan-product";
import type { PullContext, PullPhaseStep } from "./pull-phase";
import type { ReadTime } from "./fetch-taken";
import { recountOrders } from "./recount-orders";
import { recordStockRead } from "./queries/record-stock-read";
import { analyzeWritten, findWritten } from "./queries/find-written";
import { listLinkable, type LinkableFamily } from "./queries/list-linkable";
import { loadStoreTexts, translatedTexts } from "./translated-texts";

const PRODUCTS_PER_SLICE = 300;

/**
 * Links what was taken over. The sent hashes are those of the fields that a sync would send now, as if it had sent them: the
 * store has these values, or its owner's own spelling of them, and the next sync sends nothing. A product that keeps the
 * shop's values gets a bare link, so that the next sync sends them.
 */
export const linkProducts: PullPhaseStep = async (context, cursor) => {
  const { db, pull, business, store } = context;
  if (cursor.page === 1) {
    const total = await db.pullItem.count({
      where: { pullId: pull.id, kind: "product", choice: { in: ["store", "shop"] } },
    });
    const { importId } = pull;
    await analyzeWritten(db);
    return {
      next: { ...cursor, page: 2 },
      done: 0,
      total,
      record: async (tx) => {
        if (importId !== null) await findWritten(tx, { pullId: pull.id, importId, businessId: business.id });
      },
    };
  }
  const written = await listLinkable(db, pull.id, cursor.afterId, PRODUCTS_PER_SLICE);
  const last = written.at(-1);
  if (last === undefined) return { next: null, done: 0, record: (tx) => readOrdersAgain(tx, context) };
  // A person may have decided about a product while it was written.
  const lost = await findLostMatches(
    db,
    pull,
    written.map(({ remoteId, productId, product }) => ({ remoteId, productId, product, isMatchChosen: false })),
  );
  const families = written.filter(({ remoteId }) => !lost.has(remoteId));
  const snapshots = await loadStoreSnapshots(context, families);
  const fields = await loadFieldContext(
    context,
    snapshots.flatMap(({ categoryId }) => categoryId ?? []),
  );
  const known = await db.productLink.findMany({
    where: { storeId: store.id, productId: { in: families.map(({ productId }) => productId) } },
    select: { productId: true },
  });
  const plan = planLinks(families, snapshots, fields, new Set(known.map(({ productId }) => productId)));
  const recount = await recountOrders(context, plan.readTimes, cursor.takenOrders);
  if (!recount.isWhole) return { next: { ...cursor, takenOrders: recount.takenOrders }, done: 0 };
  plan.quantities = plan.quantities.map((sent) => ({
    ...sent,
    reducedSince: (recount.reducedSince.get(sent.variationId) ?? 0).toString(),
  }));
  return {
    next: { ...cursor, afterId: last.remoteId, takenOrders: {} },
    done: written.length,
    record: async (tx) => {
      await recordLinks(tx, context, plan, families);
      await tx.pullItem.updateMany({
        where: { pullId: pull.id, kind: "product", remoteId: { in: [...lost] } },
        data: LOST,
      });
    },
  };
};

/**
 * Loads the products with the texts that the store has: those of its language, or the entered ones, which were taken over.
 * Where the shop has another text of its language, the next sync sends it.
 */
async function loadStoreSnapshots(
  context: PullContext,
  families: readonly LinkableFamily[],
): Promise<ProductSnapshot[]> {
  const { db, settings } = context;
  const ids = families.map(({ productId }) => productId);
  const snapshots = await loadProductSnapshots(db, { ...snapshotScope(context), language: null }, ids);
  const texts = await loadStoreTexts(db, settings.language, ids);
  const products = new Map(families.map(({ productId, product }) => [productId, product]));
  return snapshots.map((snapshot) => {
    const product = products.get(snapshot.id);
    if (product === undefined) return snapshot;
    const { name, description, shortDescription } = translatedTexts(product, texts.get(snapshot.id));
    return {
      ...snapshot,
      sentName: name ?? snapshot.sentName,
      description: description ?? snapshot.description,
      shortDescription: shortDescription ?? snapshot.shortDescription,
    };
  });
}

/** A quantity that was pushed since the reading is known better than the one that was read. */
async function withoutPushed(
  tx: Tx,
  storeId: number,
  quantities: readonly SentQuantity[],
  readTimes: ReadonlyMap<number, ReadTime>,
): Promise<SentQuantity[]> {
  const pushes = await tx.stockPush.findMany({
    where: { storeId, variationId: { in: quantities.map(({ variationId }) => variationId) } },
    select: { variationId: true, pushedAt: true },
  });
  const pushedAt = new Map(pushes.map((push) => [push.variationId, push.pushedAt]));
  return quantities.filter(({ variationId }) => {
    const [pushed, read] = [pushedAt.get(variationId), readTimes.get(variationId)];
    return pushed === undefined || read === undefined || pushed <= read.answeredAt;
  });
}

/** A transaction of the store that began before the pull may have ended within it. */
const OVERLAP_MS = 5 * 60_000;

/**
 * Lets the next poll read the orders changed since the pull began: those that were imported meanwhile took no stock of
 * products that the shop did not have yet, and the quantities that were read are with their goods.
 */
async function readOrdersAgain(tx: Tx, { pull, client }: PullContext): Promise<void> {
  const since = new Date(pull.createdAt.getTime() + Math.min(0, client.clockSkewMs() ?? 0) - OVERLAP_MS);
  await tx.store.updateMany({
    where: { id: pull.storeId, ordersReadUpTo: { gt: since } },
    data: { ordersReadUpTo: since },
  });
}

type LinkPlan = {
  products: LinkRow[];
  variations: LinkRow[];
  quantities: SentQuantity[];
  /** Variation id → when its quantity was read. */
  readTimes: Map<number, ReadTime>;
  /** Products whose stock is the store's, which is without the goods of earlier orders. */
  counted: number[];
  /** Products with attributes of their own, which a sync would make global in the store. */
  toKeep: number[];
};

/** Plans the links of a slice. Pure: the snapshots are what the shop has by now. */
export function planLinks(
  families: readonly LinkableFamily[],
  snapshots: readonly ProductSnapshot[],
  fields: FieldContext,
  linkedBefore: ReadonlySet<number>,
): LinkPlan {
  const plan: LinkPlan = {
    products: [],
    variations: [],
    quantities: [],
    readTimes: new Map(),
    counted: [],
    toKeep: [],
  };
  const byId = new Map(snapshots.map((snapshot) => [snapshot.id, snapshot]));
  for (const family of families) {
    const product = byId.get(family.productId);
    if (!product) continue;
    const isStore = family.choice === "store";
    // An existing link knows what was last sent, which stays true.
    if (!isStore && linkedBefore.has(product.id)) continue;
    plan.products.push({
      localId: product.id,
      remoteId: family.remoteId,
      sentType: product.type,
      sent: isStore ? { ...hashFields(toProductFields(product, fields, "update")), ...imagesOf(product.mediaIds) } : {},
    });
    const isCounted = isStore && product.tracksStock && stockOf(family.product, family.variations) === "own";
    if (isCounted) plan.counted.push(product.id);
    if (isStore && family.doubts.includes("own_attributes") && !linkedBefore.has(product.id))
      plan.toKeep.push(product.id);
    if (product.type === "simple") {
      const sold = soldVariation(product);
      if (sold && isCounted) addQuantity(plan, family, sold.id, family.product.quantity);
      continue;
    }
    for (const { remoteId, variationId, variation } of family.variations) {
      const local = product.variations.find(({ id }) => id === variationId);
      if (!local) continue;
      plan.variations.push({
        localId: local.id,
        remoteId,
        sent: isStore ? sentOf(product, local, fields) : {},
      });
      if (isCounted) addQuantity(plan, family, local.id, variation.quantity);
    }
  }
  return plan;
}

function addQuantity(
  plan: LinkPlan,
  { stockReadAt, answeredAt }: LinkableFamily,
  variationId: number,
  quantity: number | null,
): void {
  plan.quantities.push({ variationId, quantity: quantity ?? 0 });
  if (stockReadAt !== null && answeredAt !== null) plan.readTimes.set(variationId, { readAt: stockReadAt, answeredAt });
}

/** A status is stored only for a variation that is not for sale: what the owner sets in the store stays otherwise. */
function sentOf(product: ProductSnapshot, variation: VariationSnapshot, fields: FieldContext): SentFields {
  const { status, ...rest } = toVariationFields(product, variation, fields, "update");
  const isHidden = variation.isArchived && status !== undefined;
  return {
    ...hashFields(isHidden ? { ...rest, status } : rest),
    ...imagesOf(variation.mediaId === null ? [] : [variation.mediaId]),
  };
}

function imagesOf(mediaIds: readonly number[]): SentFields {
  return mediaIds.length === 0 ? {} : { images: hashImages(mediaIds.map((mediaId) => ({ mediaId, fileName: "" }))) };
}

async function recordLinks(
  tx: Tx,
  { pull, business }: PullContext,
  { products, variations, quantities, readTimes, counted, toKeep }: LinkPlan,
  families: readonly LinkableFamily[],
): Promise<void> {
  await upsertLinks(tx, "product_links", pull.storeId, products);
  await upsertLinks(tx, "variation_links", pull.storeId, variations);
  await recordStockRead(
    tx,
    pull.storeId,
    families.filter(({ productId }) => counted.includes(productId)),
  );
  const unpushed = await withoutPushed(tx, pull.storeId, quantities, readTimes);
  if (unpushed.length > 0) await upsertSentQuantities(tx, pull.storeId, unpushed);
  await tx.product.updateMany({
    where: { businessId: business.id, id: { in: toKeep } },
    data: { isSyncDisabled: true },
  });
  // What was final at the till by then takes no stock (is-counted.ts); orders have counted-out.ts.
  await tx.product.updateMany({
    where: { businessId: business.id, id: { in: counted } },
    data: { tracksStockSince: pull.createdAt },
  });
  await tx.pullItem.updateMany({
    where: { pullId: pull.id, kind: "product", remoteId: { in: families.map(({ remoteId }) => remoteId) } },
    data: { isLinked: true },
  });
}

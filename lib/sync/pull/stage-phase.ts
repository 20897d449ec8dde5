import { Decimal } from "decimal.js";
import { startStoreImport } from "@/lib/catalog/import/start-import";
import { insertRows } from "@/lib/catalog/import/queries/insert-rows";
import type { PullChoice } from "@/lib/generated/prisma/enums";
import { normaliseSku } from "@/lib/woo/resources/sku";
import { pulledCategorySchema } from "@/lib/woo/resources/pulled";
import { effectiveChoice } from "./effective-choice";
import { findLostMatches, LOST } from "./find-lost-matches";
import { UNCATEGORISED } from "./link-categories";
import { loadTaxReader } from "./load-tax-input";
import type { PullContext, PullPhaseStep } from "./pull-phase";
import { pullChoicesSchema } from "./pull-schema";
import { listFirstBySku } from "./queries/first-by-sku";
import { listPulledProducts, type PulledFamily, stockReadOf } from "./queries/list-pulled-products";
import { recordStaged } from "./queries/record-staged";
import { type RowContext, toImportRows } from "./to-import-rows";
import { loadStoreTexts, type StoreTexts } from "./translated-texts";

const PRODUCTS_PER_SLICE = 300;

/** Stages the products that are taken over as the rows of a product import, which writes them. */
export const stageRows: PullPhaseStep = async (context, cursor) => {
  const { db, pull, business, store } = context;
  if (pull.importId === null) {
    const count = await db.pullItem.count({ where: { pullId: pull.id, kind: "product" } });
    const owner = { businessId: business.id, userId: pull.startedById, locationId: store.locationId, name: store.name };
    return {
      next: cursor,
      done: 0,
      total: count,
      record: async (tx) => {
        const { id } = await startStoreImport(tx, owner);
        await tx.storePull.update({ where: { id: pull.id }, data: { importId: id } });
      },
    };
  }
  const importId = pull.importId;
  const families = await listPulledProducts(db, pull.id, cursor.afterId, PRODUCTS_PER_SLICE);
  const last = families.at(-1);
  if (last === undefined) return { next: null, done: 0 };
  const choices = pullChoicesSchema.parse(pull.choices);
  const wanted = families
    .filter(({ item }) => item.verdict !== "left_out")
    .map((family) => ({ family: takenOver(family), choice: effectiveChoice(family.item, choices) }));
  const lost = await findLostMatches(
    db,
    pull,
    wanted.flatMap(({ family: { item, product }, choice }) => (choice === "leave_out" ? [] : [{ ...item, product }])),
  );
  const chosen = wanted.filter(({ family }) => !lost.has(family.remoteId));
  const taken = chosen.filter(({ choice }) => choice === "store").map(({ family }) => family);
  const rowContext = await loadRowContext(context, taken);
  const rows = taken.flatMap((family) => toImportRows(family, rowContext));
  return {
    next: { ...cursor, afterId: last.remoteId },
    done: families.length,
    record: async (tx) => {
      await insertRows(tx, importId, rows);
      const staged = chosen.map(({ family, choice }): { remoteId: number; choice: PullChoice } => ({
        remoteId: family.remoteId,
        choice,
      }));
      await recordStaged(tx, pull.id, staged);
      await tx.pullItem.updateMany({
        where: { pullId: pull.id, kind: "product", remoteId: { in: [...lost] } },
        data: LOST,
      });
    },
  };
};

/** The product with the variations that the plan takes over. */
function takenOver(family: PulledFamily): PulledFamily {
  const variations = family.variations.filter(
    ({ remoteId }) => (family.variationItems.get(remoteId)?.verdict ?? null) !== null,
  );
  return { ...family, variations };
}

async function loadRowContext(context: PullContext, families: readonly PulledFamily[]): Promise<RowContext> {
  const { db, pull, business, profile, settings } = context;
  const skus = families.flatMap(({ sku, variations }) => [sku, ...variations.map((child) => child.sku)]);
  const [categoryPaths, attributes, firsts, taxes, localSkus, elsewhere, texts] = await Promise.all([
    loadCategoryPaths(context),
    db.pullItem.findMany({ where: { pullId: pull.id, kind: "attribute" }, select: { remoteId: true, label: true } }),
    listFirstBySku(
      db,
      pull.id,
      skus.filter((sku) => sku !== "").map((sku) => sku.trim().toLowerCase()),
    ),
    loadTaxReader(context),
    loadLocalSkus(context, families),
    loadElsewhere(context, families),
    loadStoreTexts(
      db,
      settings.language,
      families.flatMap(({ item }) => item.productId ?? []),
    ),
  ]);
  const first = new Map(firsts.map(({ sku, remoteId }) => [normaliseSku(sku), remoteId]));
  return {
    categoryPaths,
    attributeNames: new Map(attributes.map(({ remoteId, label }) => [remoteId, label])),
    rateOf: (taxClass) => {
      const { choice } = taxes.taxOf(taxClass);
      return typeof choice === "number" ? choice : null;
    },
    toLocalPrice: taxes.toLocalPrice,
    weightUnit: business.weightUnit,
    storeWeightUnit: profile?.weightUnit ?? business.weightUnit,
    localSkus,
    storeTexts: new Map(
      families.flatMap(({ remoteId, item }): [number, StoreTexts][] => {
        const own = texts.get(item.productId ?? 0);
        return own === undefined ? [] : [[remoteId, own]];
      }),
    ),
    elsewhere,
    stockAt: new Map(
      families.flatMap((family): [number, Date][] => {
        const { answeredAt } = stockReadOf(family);
        return answeredAt === null ? [] : [[family.remoteId, answeredAt]];
      }),
    ),
    isTwice: (sku, remoteId) => (first.get(normaliseSku(sku)) ?? remoteId) !== remoteId,
  };
}

/**
 * What the store's further locations had of matched things when the store's quantities were read, by remote id: a pull
 * counts the location of the orders. What moved there since, such as a transfer, is no part of those quantities.
 */
async function loadElsewhere(
  { db, store }: PullContext,
  families: readonly PulledFamily[],
): Promise<Map<number, Decimal>> {
  if (store.furtherLocationIds.length === 0) return new Map();
  const items = families.flatMap(({ item, variationItems }) => [item, ...variationItems.values()]);
  const variationIds = items.flatMap((one) => one.variationId ?? []);
  const productIds = items.flatMap(({ kind, productId }) => (kind === "product" ? (productId ?? []) : []));
  const levels = await db.stockLevel.findMany({
    where: {
      businessId: store.businessId,
      locationId: { in: store.furtherLocationIds },
      variation: {
        OR: [
          { id: { in: variationIds } },
          { productId: { in: productIds }, isArchived: false, product: { type: "simple" } },
        ],
      },
    },
    select: { quantity: true, variationId: true, locationId: true, variation: { select: { productId: true } } },
  });
  const readAts = families.flatMap((family) => stockReadOf(family).answeredAt ?? []);
  const earliest = Math.min(Date.now(), ...readAts.map(Number));
  const moved = await db.stockMovement.findMany({
    where: {
      variationId: { in: levels.map(({ variationId }) => variationId) },
      locationId: { in: store.furtherLocationIds },
      createdAt: { gt: new Date(earliest) },
    },
    select: { quantity: true, variationId: true, locationId: true, createdAt: true },
  });
  type Level = (typeof levels)[number];
  const quantityAt = ({ quantity, variationId, locationId }: Level, readAt: Date | null) =>
    moved
      .filter((one) => one.variationId === variationId && one.locationId === locationId)
      .filter(({ createdAt }) => readAt !== null && createdAt > readAt)
      .reduce((left, one) => left.minus(one.quantity.toString()), new Decimal(quantity.toString()));
  const quantityOf = (readAt: Date | null, fits: (level: Level) => boolean) =>
    levels.filter(fits).reduce((sum, level) => sum.plus(quantityAt(level, readAt)), new Decimal(0));
  return new Map(
    families.flatMap((family) => {
      const readAt = stockReadOf(family).answeredAt;
      return [family.item, ...family.variationItems.values()].map(
        ({ kind, remoteId, productId, variationId }): [number, Decimal] => [
          remoteId,
          kind === "product"
            ? quantityOf(readAt, ({ variation }) => variation.productId === productId)
            : quantityOf(readAt, (level) => level.variationId === variationId),
        ],
      );
    }),
  );
}

async function loadLocalSkus(
  { db, business }: PullContext,
  families: readonly PulledFamily[],
): Promise<Map<number, string>> {
  const items = families.flatMap(({ item, variationItems }) => [item, ...variationItems.values()]);
  const inBusiness = { businessId: business.id };
  const [products, variations] = await Promise.all([
    db.product.findMany({
      where: { ...inBusiness, id: { in: items.flatMap((one) => one.productId ?? []) } },
      select: { id: true, sku: true },
    }),
    db.variation.findMany({
      where: { ...inBusiness, id: { in: items.flatMap((one) => one.variationId ?? []) } },
      select: { id: true, sku: true },
    }),
  ]);
  const productSkus = new Map(products.map(({ id, sku }) => [id, sku]));
  const variationSkus = new Map(variations.map(({ id, sku }) => [id, sku]));
  return new Map(
    items.flatMap(({ kind, remoteId, productId, variationId }): [number, string][] => {
      const sku = kind === "product" ? productSkus.get(productId ?? 0) : variationSkus.get(variationId ?? 0);
      return sku === undefined ? [] : [[remoteId, sku]];
    }),
  );
}

/** The names of each category from the top down: those of the shop where it is linked. */
async function loadCategoryPaths({ db, pull, business }: PullContext): Promise<Map<number, string[]>> {
  const [items, links, categories] = await Promise.all([
    db.pullItem.findMany({ where: { pullId: pull.id, kind: "category" } }),
    db.categoryLink.findMany({ where: { storeId: pull.storeId } }),
    db.category.findMany({ where: { businessId: business.id }, select: { id: true, parentId: true, name: true } }),
  ]);
  const remote = new Map(
    items
      .filter(({ payload }) => pulledCategorySchema.parse(payload).slug !== UNCATEGORISED)
      .map((item) => [item.remoteId, item]),
  );
  const linked = new Map(links.map(({ remoteId, categoryId }) => [remoteId, categoryId]));
  const local = new Map(categories.map((category) => [category.id, category]));
  const localPath = (id: number | null): string[] => {
    const category = id === null ? undefined : local.get(id);
    return category ? [...localPath(category.parentId), category.name] : [];
  };
  const pathOf = (remoteId: number, depth = 0): string[] => {
    const categoryId = linked.get(remoteId);
    if (categoryId !== undefined) return localPath(categoryId);
    const item = remote.get(remoteId);
    if (!item || depth > remote.size) return [];
    return [...pathOf(item.parentRemoteId, depth + 1), item.label.slice(0, 200)];
  };
  return new Map([...remote.keys()].map((remoteId) => [remoteId, pathOf(remoteId)]));
}

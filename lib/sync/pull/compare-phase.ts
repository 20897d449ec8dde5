import { stockLocationsOf, sumOf } from "@/lib/sync/core/stock-locations";
import { soldVariation } from "@/lib/catalog/sold-variation";
import { normaliseSku } from "@/lib/woo/resources/sku";
import { loadTaxReader } from "./load-tax-input";
import { type LocalProduct, planProduct, type ShopIndex } from "./plan-product";
import type { PullContext, PullPhaseStep } from "./pull-phase";
import { findProductsByBarcode, findProductsBySku } from "./queries/find-local-products";
import { listFirstBySku } from "./queries/first-by-sku";
import { listPulledProducts, type PulledFamily } from "./queries/list-pulled-products";
import { recordPlans } from "./queries/record-plans";

const PRODUCTS_PER_SLICE = 300;

/** Compares the products that were read with those of the shop. */
export const compareProducts: PullPhaseStep = async (context, cursor) => {
  const { db, pull } = context;
  const families = await listPulledProducts(db, pull.id, cursor.afterId, PRODUCTS_PER_SLICE);
  const last = families.at(-1);
  const total =
    cursor.afterId === 0 ? await db.pullItem.count({ where: { pullId: pull.id, kind: "product" } }) : undefined;
  if (last === undefined) return { next: null, done: 0, total };
  const { index, taken } = await loadShopIndex(context, families);
  const planned = families.map((family) => {
    const plan = planProduct(family, index);
    // Two products of the store must not match one of the shop.
    if (plan.productId !== null) taken.add(plan.productId);
    return { remoteId: family.remoteId, plan };
  });
  return {
    next: { ...cursor, afterId: last.remoteId },
    done: families.length,
    total,
    record: (tx) => recordPlans(tx, pull.id, planned),
  };
};

/** Loads what the shop knows of the products of a slice, in a constant number of queries. */
async function loadShopIndex(
  context: PullContext,
  families: readonly PulledFamily[],
): Promise<{ index: ShopIndex; taken: Set<number> }> {
  const { db, pull, business, store } = context;
  const things = families.flatMap(({ sku, remoteId, product, variations }) => [
    { sku, remoteId, barcode: product.barcode },
    ...variations.map((child) => ({
      sku: child.sku,
      remoteId: child.remoteId,
      barcode: child.variation.barcode,
    })),
  ]);
  const skus = things.flatMap(({ sku }) => (sku === "" ? [] : [sku.trim().toLowerCase()]));
  const barcodes = things.flatMap(({ barcode }) => (barcode === "" ? [] : [barcode]));
  const remoteIds = things.map(({ remoteId }) => remoteId);
  const [bySku, byBarcode, firsts, productLinks, variationLinks] = await Promise.all([
    findProductsBySku(db, business.id, skus),
    findProductsByBarcode(db, business.id, barcodes),
    listFirstBySku(db, pull.id, skus),
    db.productLink.findMany({ where: { storeId: store.id, remoteId: { in: remoteIds } } }),
    db.variationLink.findMany({ where: { storeId: store.id, remoteId: { in: remoteIds } } }),
  ]);
  const candidates = [
    ...[...bySku, ...byBarcode].map(({ productId }) => productId),
    ...productLinks.map(({ productId }) => productId),
  ];
  const [products, links, earlier] = await Promise.all([
    loadLocalProducts(context, candidates),
    db.productLink.findMany({ where: { storeId: store.id, productId: { in: candidates } } }),
    db.pullItem.findMany({
      where: { pullId: pull.id, kind: "product", productId: { in: candidates } },
      select: { productId: true, remoteId: true },
    }),
  ]);
  const slice = new Set(families.map(({ remoteId }) => remoteId));
  const taken = new Set([
    ...links.map(({ productId }) => productId),
    ...earlier.flatMap(({ productId, remoteId }) => (productId === null || slice.has(remoteId) ? [] : [productId])),
  ]);
  const index: ShopIndex = {
    products,
    linkedProducts: new Map(productLinks.map((link) => [link.remoteId, link.productId])),
    linkedVariations: new Map(variationLinks.map((link) => [link.remoteId, link.variationId])),
    taken,
    bySku: new Map(bySku.map(({ key, productId }) => [normaliseSku(key), productId])),
    byBarcode: new Map(byBarcode.map(({ key, productId }) => [key, productId])),
    firstBySku: new Map(firsts.map(({ sku, remoteId }) => [normaliseSku(sku), remoteId])),
    toLocalPrice: (await loadTaxReader(context)).toLocalPrice,
  };
  return { index, taken };
}

async function loadLocalProducts(
  { db, business, store }: PullContext,
  ids: readonly number[],
): Promise<Map<number, LocalProduct>> {
  const rows = await db.product.findMany({
    where: { businessId: business.id, id: { in: [...ids] } },
    include: {
      variations: {
        orderBy: [{ position: "asc" }, { id: "asc" }],
        include: { levels: { where: { locationId: { in: stockLocationsOf(store) } } } },
      },
    },
  });
  return new Map(
    rows.map(({ id, type, name, sku, tracksStock, variations }) => {
      const sold = soldVariation({ variations });
      const own = type === "simple" ? (sold ? [sold] : []) : variations;
      return [
        id,
        {
          id,
          type,
          name,
          sku,
          tracksStock,
          variations: own.map((variation) => ({
            id: variation.id,
            sku: variation.sku,
            price: variation.price.toString(),
            quantity: sumOf(variation.levels).toString(),
          })),
        },
      ];
    }),
  );
}

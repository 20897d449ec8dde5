import { optionKeys } from "@/lib/catalog/import/read-row";
import { soldVariation } from "@/lib/catalog/sold-variation";
import type { Tx } from "@/lib/db";
import { stockLocationsOf, sumOf } from "@/lib/sync/core/stock-locations";
import { normaliseSku } from "@/lib/woo/resources/sku";
import { loadTaxReader } from "./load-tax-input";
import type { LocalProduct, ShopIndex } from "./compared-products";
import type { PullContext } from "./pull-phase";
import { findProductsByBarcode, findProductsBySku } from "./queries/find-local-products";
import { listFirstBySku } from "./queries/first-by-sku";
import type { PulledFamily } from "./queries/list-pulled-products";

/** What comparing needs of a pull, also outside of its job. */
export type CompareContext = { db: Tx } & Pick<PullContext, "pull" | "business" | "store" | "settings" | "profile">;

/**
 * Loads what the shop knows of the products of a slice, in a constant number of queries.
 *
 * @param chosenIds products of the shop that a person matches
 */
export async function loadShopIndex(
  context: CompareContext,
  families: readonly PulledFamily[],
  chosenIds: readonly number[] = [],
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
  const [bySku, byBarcode, firsts, productLinks, variationLinks, attributes] = await Promise.all([
    findProductsBySku(db, business.id, skus),
    findProductsByBarcode(db, business.id, barcodes),
    listFirstBySku(db, pull.id, skus),
    db.productLink.findMany({ where: { storeId: store.id, remoteId: { in: remoteIds } } }),
    db.variationLink.findMany({ where: { storeId: store.id, remoteId: { in: remoteIds } } }),
    db.pullItem.findMany({ where: { pullId: pull.id, kind: "attribute" }, select: { remoteId: true, label: true } }),
  ]);
  const candidates = [
    ...chosenIds,
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
    attributeNames: new Map(attributes.map(({ remoteId, label }) => [remoteId, label])),
    toLocalPrice: (await loadTaxReader(context)).toLocalPrice,
  };
  return { index, taken };
}

async function loadLocalProducts(
  { db, business, store, settings }: CompareContext,
  ids: readonly number[],
): Promise<Map<number, LocalProduct>> {
  const rows = await db.product.findMany({
    where: { businessId: business.id, id: { in: [...ids] } },
    include: {
      texts: { where: { language: settings.language ?? "" }, select: { name: true } },
      attributes: { include: { attribute: { select: { name: true } } } },
      variations: {
        orderBy: [{ position: "asc" }, { id: "asc" }],
        include: {
          levels: { where: { locationId: { in: stockLocationsOf(store) } } },
          options: { include: { value: { select: { name: true, attribute: { select: { name: true } } } } } },
        },
      },
    },
  });
  return new Map(
    rows.map(({ id, type, name, texts, sku, tracksStock, attributes, variations }) => {
      const sold = soldVariation({ variations });
      const own = type === "simple" ? (sold ? [sold] : []) : variations;
      return [
        id,
        {
          id,
          type,
          name,
          sentName: texts[0]?.name ?? name,
          sku,
          tracksStock,
          attributeKey:
            attributes.length === 0
              ? null
              : optionKeys(attributes.map(({ attribute }) => [attribute.name, ""])).attributeKey,
          variations: own.map((variation) => ({
            id: variation.id,
            sku: variation.sku,
            barcode: variation.barcode ?? "",
            optionKey: optionKeys(variation.options.map(({ value }) => [value.attribute.name, value.name])).optionKey,
            isArchived: variation.isArchived,
            price: variation.price.toString(),
            salePrice: variation.salePrice?.toString() ?? null,
            quantity: sumOf(variation.levels).toString(),
          })),
        },
      ];
    }),
  );
}

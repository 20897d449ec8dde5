import { soldVariation } from "@/lib/catalog/sold-variation";
import { mergePayload } from "@/lib/sync/core/sent-fields";
import { type FieldContext, toProductFields, toVariationFields } from "@/lib/sync/products/fields";
import { loadFieldContext } from "@/lib/sync/products/load-field-context";
import { loadProductLinks, loadVariationLinks } from "@/lib/sync/products/load-links";
import { loadProductSnapshots, snapshotScope } from "@/lib/sync/products/load-snapshots";
import { matchProducts } from "@/lib/sync/products/match-products";
import { matchUnlinked } from "@/lib/sync/products/match-variations";
import { planChoiceOf, planSlice } from "@/lib/sync/products/plan-slice";
import { planParent } from "@/lib/sync/products/plan-variations";
import type { ProductSnapshot } from "@/lib/sync/products/snapshot";
import { assumeSent } from "./assume-sent";
import { loadOpenDecisions } from "./open-decisions";
import { planLineImages, planQuantity } from "./plan-later-phases";
import { type OwnLine, toOwnLines } from "./plan-own-lines";
import { type PlannedQuantity, planQuantities } from "./plan-quantities";
import {
  hasPayload,
  isSending,
  type PlannedLine,
  type PlannedProduct,
  type PreviewContext,
  withoutLaterPhases,
} from "./planned-line";

type Links = Awaited<ReturnType<typeof loadProductLinks>>;
type VariationLinks = Awaited<ReturnType<typeof loadVariationLinks>>;

/** What the lines of a product depend on besides the product. */
type Loaded = {
  context: PreviewContext;
  fields: FieldContext;
  links: Links;
  variationLinks: VariationLinks;
  /** Ids of the variations that were matched in the store. */
  matched: ReadonlySet<number>;
  quantities: ReadonlyMap<number, PlannedQuantity>;
};

const NOTHING: OwnLine = { kind: "unchanged", payload: {}, remoteId: null, isSynced: false };

/**
 * Plans products by the functions that a run plans with, and sends nothing. Categories and attributes without a link
 * count as linked, since a run sends them first.
 *
 * @param options.isStoreRead whether unlinked products are matched in the store; otherwise they count as created
 * @throws WooError when the store is read and refuses or does not answer
 */
export async function planPreview(
  context: PreviewContext,
  productIds: readonly number[],
  { isStoreRead }: { isStoreRead: boolean },
): Promise<PlannedProduct[]> {
  const products = await loadProductSnapshots(context.db, snapshotScope(context), productIds);
  const categoryIds = products.flatMap(({ categoryId }) => categoryId ?? []);
  const fields = assumeSent(await loadFieldContext(context, categoryIds), products);
  const links = await loadProductLinks(context, productIds);
  const unlinked = products.filter(({ id }) => !links.has(id));
  const matches = isStoreRead
    ? await matchProducts(context, unlinked, new Map())
    : await loadOpenDecisions(context, unlinked);
  const own = toOwnLines(planSlice(products, links, matches, fields, planChoiceOf(context.run)));

  const parents = products.filter(({ id, type }) => type === "variable" && own.get(id)?.isSynced);
  // On a conversion the store deletes the variations, and the run their links.
  const retained = parents.filter(({ id }) => own.get(id)?.kind !== "convert");
  const variationLinks = await loadVariationLinks(context, variationIdsOf(retained));
  const inStore = retained.flatMap((product) => {
    const remoteId = own.get(product.id)?.remoteId ?? links.get(product.id)?.remoteId;
    return remoteId === undefined ? [] : [{ product, remoteId }];
  });
  const matched = isStoreRead ? (await matchUnlinked(context, inStore, variationLinks)).here : new Set<number>();
  const quantities = await planQuantities(context, variationIdsOf(products.filter(({ id }) => links.has(id))));
  const loaded = { context, fields, links, variationLinks, matched, quantities };
  return products.map((product) => planOne(product, own.get(product.id) ?? NOTHING, loaded));
}

function variationIdsOf(products: readonly ProductSnapshot[]): number[] {
  return products.flatMap(({ variations }) => variations.map(({ id }) => id));
}

function planOne(product: ProductSnapshot, own: OwnLine, loaded: Loaded): PlannedProduct {
  const all = [planOwn(product, own, loaded), ...(own.isSynced ? planVariationLines(product, loaded) : [])];
  // A run over new things sends quantities and images only of what it has created or updated.
  const isLeftOut = planChoiceOf(loaded.context.run).isNewOnly && !all.some(hasPayload);
  const lines = own.isSynced && !isLeftOut ? all : all.map(withoutLaterPhases);
  return { product, kind: own.kind === "unchanged" && lines.some(isSending) ? "update" : own.kind, lines };
}

function planOwn(product: ProductSnapshot, own: OwnLine, loaded: Loaded): PlannedLine {
  const { context, fields, quantities } = loaded;
  const link = loaded.links.get(product.id);
  const sold = product.type === "simple" ? soldVariation(product) : undefined;
  const { safetyBuffer } = fields;
  return {
    variation: null,
    kind: own.kind,
    remoteId: own.remoteId ?? link?.remoteId ?? null,
    payload: own.payload,
    wanted: mergePayload(toProductFields(product, fields, own.kind === "create" ? "create" : "update")),
    quantity: sold ? planQuantity(context, { product, variation: sold, safetyBuffer }, own, quantities) : null,
    images: planLineImages(context, product.mediaIds, own.kind, link),
    sent: link?.sent ?? {},
    values: link?.values ?? {},
  };
}

function planVariationLines(product: ProductSnapshot, loaded: Loaded): PlannedLine[] {
  if (product.type !== "variable") return [];
  const { context, fields, matched, variationLinks, quantities } = loaded;
  const { safetyBuffer } = fields;
  return planParent(product, variationLinks, matched, fields, planChoiceOf(context.run)).flatMap((operation) => {
    const { variation } = operation;
    const isSkipped = operation.kind === "skip";
    if (isSkipped && variation.isArchived) return [];
    const link = variationLinks.get(variation.id);
    const kind = operation.kind === "skip" ? "unchanged" : matched.has(variation.id) ? "link" : operation.kind;
    const payload = operation.kind === "skip" ? {} : operation.payload;
    const line: PlannedLine = {
      variation,
      kind,
      remoteId: link?.remoteId ?? null,
      payload,
      wanted: mergePayload(toVariationFields(product, variation, fields, kind === "create" ? "create" : "update")),
      quantity: planQuantity(context, { product, variation, safetyBuffer }, { kind, payload }, quantities),
      images: planLineImages(context, variation.mediaId === null ? [] : [variation.mediaId], kind, link),
      sent: link?.sent ?? {},
      values: link?.values ?? {},
    };
    return [line];
  });
}

import { Decimal } from "decimal.js";
import type { PullVerdict } from "@/lib/generated/prisma/enums";
import type { PulledProduct, PulledVariation } from "@/lib/woo/resources/pulled";
import { normaliseSku } from "@/lib/woo/resources/sku";
import type { LocalProduct, LocalVariation, RemoteProduct, RemoteVariation, ShopIndex } from "./compared-products";
import { hasOtherValues, type MatchedVariation, matchVariations } from "./match-variations";
import type { PullDoubt, PullReason } from "./pull-schema";
import { plainText } from "./translated-texts";

export type ProductPlan = {
  verdict: PullVerdict;
  doubts: PullDoubt[];
  reason: PullReason | null;
  productId: number | null;
  /** The variations that are taken over, with those of the shop that they match. */
  variations: MatchedVariation[];
};

/** What a person chose: a product of the shop, or null for a new one. */
export type ChosenMatch = { productId: number | null };

/**
 * Decides what becomes of one product of the store: new, matched with one of the shop (by link, SKU, then barcode),
 * doubtful, or left out. A match that a person chose replaces the found one. Pure: the same inputs give the same plan.
 */
export function planProduct(remote: RemoteProduct, index: ShopIndex, chosen?: ChosenMatch): ProductPlan {
  const { product } = remote;
  const type = product.type === "simple" || product.type === "variable" ? product.type : null;
  if (type === null) return leftOut(reasonOfType(product.type));
  if (product.status !== "publish") return leftOut("not_published");
  const variations = remote.variations.filter(({ variation }) => isSellable(variation));
  const incomplete = type === "simple" ? reasonOfSimple(product) : reasonOfVariations(remote.variations, variations);
  if (incomplete !== null) return leftOut(incomplete);

  const doubts = new Set<PullDoubt>();
  if (variations.length < remote.variations.length) doubts.add("variations_left_out");
  if ([product, ...variations.map(({ variation }) => variation)].some(hasSalePrice)) doubts.add("on_sale");
  if (stockOf(product, variations) === "shared") doubts.add("stock_shared");
  if (variations.some(({ variation }) => variation.values.some(({ id }) => id === 0))) doubts.add("own_attributes");

  const isTwice = ({ sku, remoteId }: { sku: string; remoteId: number }) => isSkuOfAnother(sku, remoteId, index);
  const isLinkOnly = [remote, ...variations].some(isTwice);
  const match = chosen ? toMatch(chosen) : findMatch(remote, variations, index, { isLinkOnly });
  const local = match === null ? undefined : index.products.get(match.productId);
  if (match && !local) return leftOut(chosen ? "match_lost" : "linked_elsewhere");
  if (local && local.type !== type) return leftOut("type_differs");
  const matched = matchVariations(variations, local, index);
  // What a person matched has the shop's SKU, whatever the store has.
  const named =
    chosen && local ? variations.filter((_, at) => matched[at]?.variationId === null) : [remote, ...variations];
  if (named.some(({ sku }) => sku === "")) doubts.add("sku_missing");
  if (named.some(isTwice)) doubts.add("sku_twice");
  if (match?.isByBarcode) doubts.add("by_barcode");
  if (local) for (const doubt of listDifferences(remote, variations, local, matched, index)) doubts.add(doubt);
  return {
    verdict: doubts.size > 0 ? "doubtful" : local ? "matched" : "new",
    doubts: [...doubts],
    reason: null,
    productId: local?.id ?? null,
    variations: matched,
  };
}

function leftOut(reason: PullReason): ProductPlan {
  return { verdict: "left_out", doubts: [], reason, productId: null, variations: [] };
}

function reasonOfType(type: string): PullReason {
  return type === "grouped" || type === "external" ? type : "other_type";
}

function reasonOfSimple({ price }: PulledProduct): PullReason | null {
  return isPrice(price) ? null : "no_price";
}

function reasonOfVariations(all: readonly RemoteVariation[], sellable: readonly RemoteVariation[]): PullReason | null {
  if (all.length === 0) return "no_variations";
  if (sellable.length > 0) return null;
  return all.every(({ variation }) => !isPrice(variation.price)) ? "no_price" : "no_attributes";
}

/** The shop needs a price and at least one value of each variation. */
function isSellable({ price, values }: PulledVariation): boolean {
  return isPrice(price) && values.length > 0;
}

/** The decimals and size that a price of the shop can have. */
export function isPrice(text: string): boolean {
  return /^\d{1,15}(\.\d+)?$/.test(text);
}

function hasSalePrice({ salePrice }: { salePrice: string }): boolean {
  return isPrice(salePrice);
}

/**
 * How the store counts a product: each thing that is sold ("own"), nothing ("none"), or in a way that the shop does not
 * have ("shared"): one quantity for all variations, or some variations only.
 */
export function stockOf(product: PulledProduct, variations: readonly RemoteVariation[]): "own" | "none" | "shared" {
  if (product.type === "simple") return product.counts === "own" ? "own" : "none";
  const counted = variations.filter(({ variation }) => variation.counts === "own").length;
  if (counted === variations.length) return "own";
  return counted === 0 && !variations.some(({ variation }) => variation.counts === "parent") ? "none" : "shared";
}

function isSkuOfAnother(sku: string, remoteId: number, { firstBySku }: ShopIndex): boolean {
  const first = firstBySku.get(normaliseSku(sku));
  return sku !== "" && first !== undefined && first !== remoteId;
}

type Match = { productId: number; isByBarcode: boolean };

function toMatch({ productId }: ChosenMatch): Match | null {
  return productId === null ? null : { productId, isByBarcode: false };
}

/** A linked product is matched by its link alone. A product that is taken is no match for another one. */
function findMatch(
  remote: RemoteProduct,
  variations: readonly RemoteVariation[],
  index: ShopIndex,
  { isLinkOnly }: { isLinkOnly: boolean },
): Match | null {
  const linked = index.linkedProducts.get(remote.remoteId);
  if (linked !== undefined) return { productId: linked, isByBarcode: false };
  if (isLinkOnly) return null;
  const things = [{ sku: remote.sku, barcode: remote.product.barcode }].concat(
    variations.map(({ sku, variation }) => ({ sku, barcode: variation.barcode })),
  );
  for (const { sku } of things) {
    const productId = sku === "" ? undefined : index.bySku.get(normaliseSku(sku));
    if (productId !== undefined) return { productId: free(productId, index), isByBarcode: false };
  }
  for (const { barcode } of things) {
    const productId = barcode === "" ? undefined : index.byBarcode.get(barcode);
    if (productId !== undefined && !index.taken.has(productId)) return { productId, isByBarcode: true };
  }
  return null;
}

/** No product has the id 0: a match that is taken leads nowhere. */
function free(productId: number, { taken }: ShopIndex): number {
  return taken.has(productId) ? 0 : productId;
}

function listDifferences(
  { product }: RemoteProduct,
  variations: readonly RemoteVariation[],
  local: LocalProduct,
  matched: readonly MatchedVariation[],
  index: ShopIndex,
): PullDoubt[] {
  const doubts: PullDoubt[] = [];
  if (plainText(product.name) !== plainText(local.sentName)) doubts.push("name_differs");
  type Sold = Pick<PulledVariation, "price" | "salePrice" | "quantity">;
  const pairs: { sold: Sold; own: LocalVariation | undefined }[] =
    product.type === "simple" ? [{ sold: product, own: local.variations[0] }] : [];
  for (const [position, { variationId }] of matched.entries()) {
    const sold = variations[position]?.variation;
    if (sold) pairs.push({ sold, own: local.variations.find(({ id }) => id === variationId) });
  }
  const known = pairs.flatMap(({ sold, own }) => (own ? [{ sold, own }] : []));
  const isSame = (price: string, own: string) => new Decimal(index.toLocalPrice(price, product)).equals(own);
  const isOtherPrice = ({ sold, own }: (typeof known)[number]) =>
    !isSame(sold.price, own.price) ||
    // One that only the store has is a doubt of its own.
    (own.salePrice !== null && !(isPrice(sold.salePrice) && isSame(sold.salePrice, own.salePrice)));
  if (known.some(isOtherPrice)) doubts.push("price_differs");
  const isCounted = stockOf(product, variations) === "own";
  const isOtherStock = ({ sold, own }: (typeof known)[number]) => !new Decimal(sold.quantity ?? 0).equals(own.quantity);
  if (isCounted !== local.tracksStock || (isCounted && known.some(isOtherStock))) doubts.push("stock_differs");
  if (matched.some(({ variationId }) => variationId === null)) doubts.push("variations_new");
  const sent = new Set(matched.map(({ variationId }) => variationId));
  if (product.type === "variable" && local.variations.some(({ id, isArchived }) => !isArchived && !sent.has(id)))
    doubts.push("variations_missing");
  if (hasOtherValues(variations, matched, local, index)) doubts.push("values_differ");
  return doubts;
}

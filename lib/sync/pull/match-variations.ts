import { optionKeys } from "@/lib/catalog/import/read-row";
import { normaliseSku } from "@/lib/woo/resources/sku";
import type { LocalProduct, LocalVariation, RemoteVariation, ShopIndex } from "./compared-products";
import { optionsOf } from "./variation-options";

export type MatchedVariation = { remoteId: number; variationId: number | null };

type Rule = (remote: RemoteVariation, local: LocalVariation, index: ShopIndex) => boolean;

/** A stronger rule is tried for all variations before a weaker one, so that none takes what another one fits better. */
const RULES: readonly Rule[] = [
  ({ remoteId }, { id }, { linkedVariations }) => linkedVariations.get(remoteId) === id,
  ({ sku }, local) => sku !== "" && normaliseSku(local.sku) === normaliseSku(sku),
  ({ variation }, { barcode }) => variation.barcode.trim() !== "" && variation.barcode.trim() === barcode,
  ({ variation }, { optionKey }, { attributeNames }) => optionKeyOf(variation, attributeNames) === optionKey,
];

/** Matches the variations of a product with those of one of the shop: by link, SKU, barcode, then attribute values. */
export function matchVariations(
  variations: readonly RemoteVariation[],
  local: LocalProduct | undefined,
  index: ShopIndex,
): MatchedVariation[] {
  const free = new Map((local?.variations ?? []).map((variation) => [variation.id, variation]));
  const found = new Map<number, number>();
  for (const fits of RULES) {
    for (const remote of variations) {
      if (found.has(remote.remoteId)) continue;
      const fitting = [...free.values()].find((candidate) => fits(remote, candidate, index));
      if (!fitting) continue;
      found.set(remote.remoteId, fitting.id);
      free.delete(fitting.id);
    }
  }
  return variations.map(({ remoteId }) => ({ remoteId, variationId: found.get(remoteId) ?? null }));
}

/**
 * Whether the store's values of a variation are others than the shop's, or a new one has other attributes than its
 * product here. The product import writes neither.
 */
export function hasOtherValues(
  variations: readonly RemoteVariation[],
  matched: readonly MatchedVariation[],
  local: LocalProduct,
  { attributeNames }: Pick<ShopIndex, "attributeNames">,
): boolean {
  const byId = new Map(local.variations.map((variation) => [variation.id, variation]));
  const matchOf = new Map(matched.map(({ remoteId, variationId }) => [remoteId, variationId]));
  return variations.some(({ remoteId, variation }) => {
    const own = byId.get(matchOf.get(remoteId) ?? 0);
    const { optionKey, attributeKey } = optionKeys(optionsOf(variation, attributeNames));
    return own
      ? own.optionKey !== NO_OPTIONS && own.optionKey !== optionKey
      : local.attributeKey !== null && local.attributeKey !== attributeKey;
  });
}

const NO_OPTIONS = optionKeys([]).optionKey;

function optionKeyOf(variation: RemoteVariation["variation"], attributeNames: ReadonlyMap<number, string>): string {
  return optionKeys(optionsOf(variation, attributeNames)).optionKey;
}

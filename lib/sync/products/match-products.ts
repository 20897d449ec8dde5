import { findBySkus, normaliseSku, parentIdOf, readSkuCandidate, type WooSkuCandidate } from "@/lib/woo/resources/sku";
import { dropRenamed, matchProduct, type MatchResult, skusOf } from "./match";
import type { ProductSnapshot } from "./snapshot";
import { requestOptions, type StoreContext } from "@/lib/sync/core/run-context";
import { loadSkuHolders } from "./sku-holders";
import type { ProductToReplan } from "./product-to-send";
import { failsAlone } from "@/lib/sync/core/separate-fault";

/**
 * Matches unlinked products with the store's by SKU, a hundred in a request, the trash included.
 *
 * @param holders product id → the remote product that has its SKU by the store's refusal
 * @returns product id → match, without products that are archived or not synced
 * @throws WooError when the store as a whole refuses or does not answer
 */
export async function matchProducts(
  context: StoreContext,
  products: readonly ProductSnapshot[],
  holders: ReadonlyMap<number, WooSkuCandidate>,
): Promise<Map<number, MatchResult>> {
  const wanted = products.filter((product) => !product.isSyncDisabled && !product.isArchived);
  if (wanted.length === 0) return new Map();
  const found = await findBySkus(context.client, wanted.flatMap(skusOf), {
    includeTrash: true,
    ...requestOptions(context),
  });
  addHolders(found, wanted, holders);
  const linked = await loadSkuHolders(
    context,
    [...found.values()].flat().map((candidate) => candidate.id),
  );
  dropRenamed(found, new Map([...linked].map(([remoteId, { sku }]) => [remoteId, sku])));
  const remoteIds = [...found.values()]
    .flat()
    .flatMap((candidate) => [candidate.id, parentIdOf(candidate) ?? candidate.id]);
  const taken = await context.db.productLink.findMany({
    where: { storeId: context.store.id, remoteId: { in: remoteIds } },
  });
  const linkedTo = new Map(taken.map((link) => [link.remoteId, link.productId]));
  const matches = new Map<number, MatchResult>();
  for (const product of wanted) {
    const match = matchProduct(product, found, linkedTo);
    // Two products of the slice must not match the same remote product.
    if (match.kind === "found") linkedTo.set(match.remoteId, product.id);
    matches.set(product.id, match);
  }
  return matches;
}

/** Adds each holder under the refused SKU, even where the store writes that SKU differently. */
function addHolders(
  found: Map<string, WooSkuCandidate[]>,
  products: readonly ProductSnapshot[],
  holders: ReadonlyMap<number, WooSkuCandidate>,
): void {
  for (const product of products) {
    const holder = holders.get(product.id);
    const sku = normaliseSku(skusOf(product)[0] ?? "");
    if (!holder || sku === "") continue;
    const known = found.get(sku) ?? [];
    if (!known.some(({ id }) => id === holder.id)) found.set(sku, [...known, holder]);
  }
}

/**
 * Fetches the remote products that have the SKU of refused products, by the store's refusal. Those
 * that are missing by now are left out.
 *
 * @returns product id → remote product
 * @throws WooError when the store as a whole refuses or does not answer
 */
export async function readHolders(
  context: StoreContext,
  refused: readonly ProductToReplan[],
): Promise<Map<number, WooSkuCandidate>> {
  const holders = new Map<number, WooSkuCandidate>();
  for (const { product, holderId } of refused) {
    if (holderId === undefined) continue;
    try {
      holders.set(product.id, await readSkuCandidate(context.client, holderId, requestOptions(context)));
    } catch (error) {
      if (!failsAlone(error)) throw error;
    }
  }
  return holders;
}

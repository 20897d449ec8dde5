import { findBySkus, normaliseSku, parentIdOf, type WooSkuCandidate } from "@/lib/woo/resources/sku";
import { requestOptions, type StoreContext } from "@/lib/sync/core/run-context";
import { FOREIGN_STATUS, type SentFields } from "@/lib/sync/core/sent-fields";
import type { LinkedVariation } from "./plan-variations";
import type { ProductSnapshot } from "./snapshot";

/** A variable product and its remote id. */
export type Parent = { product: ProductSnapshot; remoteId: number };

/** Variation ids that were found in the store: under their parent, or elsewhere. */
export type Matches = { here: ReadonlySet<number>; elsewhere: ReadonlySet<number> };

/**
 * Matches unlinked variations with those of the same parent in the store by SKU. Matches are added to
 * `links` without sent hashes. For a variation found elsewhere, the store refuses the create.
 *
 * @throws WooError when the store as a whole refuses or does not answer
 */
export async function matchUnlinked(
  context: StoreContext,
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
    // A foreign status makes the plan publish a match that is in the trash or disabled.
    const sent: SentFields = candidate.status === "publish" ? {} : FOREIGN_STATUS;
    links.set(variation.id, { remoteId: candidate.id, sent });
  }
  return { here, elsewhere };
}

function findUnder(parentId: number, candidates: readonly WooSkuCandidate[] | undefined, taken: ReadonlySet<number>) {
  return candidates?.find((one) => one.type === "variation" && parentIdOf(one) === parentId && !taken.has(one.id));
}
